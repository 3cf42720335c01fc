package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.secret.Expected;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request expects of the secret that it changes, in the headers {@code If-Match} and {@code If-None-Match}. */
final class Precondition {

    private static final Pattern ENTITY_TAG = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern OWN_TAG = Pattern.compile("[0-9]{1,18}");

    private Precondition() {}

    static Expected of(String ifMatch) {
        return of(ifMatch, null);
    }

    static Expected of(String ifMatch, String ifNoneMatch) {
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.strip().equals("*") || ifMatch != null) {
                throw Fault.FIELD_INVALID.with("If-None-Match", "only * is taken, and not together with If-Match.");
            }
            return new Expected.Absent();
        }
        return ifMatch == null ? new Expected.Anything() : new Expected.RowVersion(rowVersion(ifMatch));
    }

    /** An entity tag that is none of ours is one that nothing here has: no row version is negative. */
    private static long rowVersion(String ifMatch) {
        Matcher tag = ENTITY_TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Fault.FIELD_INVALID.with("If-Match", "give one ETag of an earlier answer, in its double quotes.");
        }
        return OWN_TAG.matcher(tag.group(1)).matches() ? Long.parseLong(tag.group(1)) : -1;
    }
}
