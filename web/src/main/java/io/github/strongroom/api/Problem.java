package io.github.strongroom.api;

import io.github.strongroom.fault.Fault;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;

/** Errors as RFC 9457 problem details, with the stable code as an extension member. */
public final class Problem {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    /** The HTTP status of an error. */
    public static Response.Status status(Fault fault) {
        return switch (fault.kind()) {
            case INVALID -> Response.Status.BAD_REQUEST;
            case UNAUTHENTICATED -> Response.Status.UNAUTHORIZED;
            case FORBIDDEN -> Response.Status.FORBIDDEN;
            case NOT_FOUND -> Response.Status.NOT_FOUND;
            case METHOD -> Response.Status.METHOD_NOT_ALLOWED;
            case MEDIA -> Response.Status.UNSUPPORTED_MEDIA_TYPE;
            case NOT_ACCEPTABLE -> Response.Status.NOT_ACCEPTABLE;
            case CONFLICT -> Response.Status.CONFLICT;
            case PRECONDITION -> Response.Status.PRECONDITION_FAILED;
            case TOO_LARGE -> Response.Status.REQUEST_ENTITY_TOO_LARGE;
            case UNAVAILABLE -> Response.Status.SERVICE_UNAVAILABLE;
            case START, BROKEN -> Response.Status.INTERNAL_SERVER_ERROR;
        };
    }

    /** The problem as JSON text. */
    public static String json(Fault fault, String detail) {
        return members(fault, detail).build().toString();
    }

    /** The problem as JSON text, with the present state of what the request was about. */
    static String json(Fault fault, String detail, JsonObject current) {
        return members(fault, detail).add("current", current).build().toString();
    }

    private static JsonObjectBuilder members(Fault fault, String detail) {
        Response.Status status = status(fault);
        return NewJson.object()
                .add("type", "about:blank")
                .add("title", status.getReasonPhrase())
                .add("status", status.getStatusCode())
                .add("code", fault.code())
                .add("detail", detail);
    }

    static Response response(Fault fault, String detail) {
        Response.ResponseBuilder response =
                Response.status(status(fault)).type(MEDIA_TYPE).entity(json(fault, detail));
        if (fault.kind() == Fault.Kind.UNAUTHENTICATED) {
            response.header("WWW-Authenticate", "Bearer realm=\"strongroom\"");
        }
        return response.build();
    }
}
