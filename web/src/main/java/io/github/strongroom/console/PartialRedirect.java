package io.github.strongroom.console;

/** The answer that sends the page of an ajax request elsewhere; a redirect of HTTP would only send the request itself. */
final class PartialRedirect {

    /** Its media type. */
    static final String MEDIA_TYPE = "text/xml;charset=UTF-8";

    private PartialRedirect() {}

    /** The document for an address that is URL-encoded. */
    static String to(String address) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                + address.replace("&", "&amp;")
                + "\"/></partial-response>";
    }
}
