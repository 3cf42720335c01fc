package io.github.strongroom.api;

import io.github.strongroom.shadow.Finding;
import io.github.strongroom.shadow.Place;
import io.github.strongroom.shadow.ShadowPage;
import io.github.strongroom.shadow.ShadowQuery;
import io.github.strongroom.shadow.ShadowReport;
import io.github.strongroom.shadow.ShadowRow;
import io.github.strongroom.shadow.Verdict;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Set;

/** The shadow report: which places on this server provide a name, which one wins, and whether the values agree. */
@RequestScoped
@Path("shadow")
@Produces(MediaType.APPLICATION_JSON)
public class ShadowResource {

    private static final String DIFFERS = "differs";

    @Inject
    private ShadowReport report;

    /** A page of it; {@code verdict} is one of the verdicts, or {@code differs} for all that need a look. */
    @GET
    public JsonObject list(
            @QueryParam("q") String text,
            @QueryParam("application") String application,
            @QueryParam("verdict") String verdict,
            @QueryParam("page") @DefaultValue("0") String page,
            @QueryParam("size") @DefaultValue("50") String size) {
        ShadowQuery query = new ShadowQuery(
                text, application, verdicts(verdict), Parameter.number("page", page), Parameter.number("size", size));
        return json(report.read(query), query);
    }

    private static Set<Verdict> verdicts(String word) {
        if (DIFFERS.equalsIgnoreCase(word)) {
            return Verdict.DIFFERENCES;
        }
        Verdict verdict = Parameter.of("verdict", word, Verdict.class);
        return verdict == null ? Set.of() : Set.of(verdict);
    }

    private static JsonObject json(ShadowPage found, ShadowQuery query) {
        JsonArrayBuilder names = NewJson.array();
        found.rows().forEach(row -> names.add(json(row)));
        return NewJson.object()
                .add("names", names)
                .add("total", found.total())
                .add("complete", found.complete())
                .add("page", query.page())
                .add("size", query.size())
                .add("applications", NewJson.array(found.applications()))
                .build();
    }

    private static JsonObject json(ShadowRow row) {
        JsonArrayBuilder findings = NewJson.array();
        row.findings().forEach(finding -> findings.add(json(finding)));
        JsonObjectBuilder json = NewJson.object().add("name", row.name());
        if (row.status() != null) {
            json.add("status", word(row.status()));
        }
        return json.add("findings", findings).build();
    }

    private static JsonObject json(Finding finding) {
        JsonArrayBuilder places = NewJson.array();
        finding.places().forEach(place -> places.add(json(place)));
        return NewJson.object()
                .add("applications", NewJson.array(finding.applications()))
                .add("verdict", word(finding.verdict()))
                .add("words", finding.words())
                .add("ifRaised", finding.ifRaised())
                .add("places", places)
                .build();
    }

    private static JsonObject json(Place place) {
        return NewJson.object()
                .add("kind", word(place.kind()))
                .add("source", place.source())
                .add("as", place.as())
                .add("ordinal", place.ordinal())
                .add("value", word(place.value()))
                .add("wins", place.wins())
                .build();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
