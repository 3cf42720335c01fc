package io.github.strongroom.access;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Who is asking, and from where, as the container knows it for the current request. */
@Dependent
public class Caller {

    private static final int MAX_LENGTH = 512;

    @Inject
    private SecurityContext security;

    @Inject
    private Instance<HttpServletRequest> request;

    @Inject
    private TrustedProxies proxies;

    /** The proven identity; empty for an anonymous request and for Strongroom's own work. */
    public Optional<StrongroomPrincipal> principal() {
        if (!inRequest()) {
            return Optional.empty();
        }
        return security.getPrincipalsByType(StrongroomPrincipal.class).stream().findFirst();
    }

    /** Whether the caller has one of these roles. */
    public boolean hasAny(Set<Role> wanted) {
        return principal().stream().flatMap(p -> p.roles().stream()).anyMatch(wanted::contains);
    }

    /** Name for the audit trail: the user's, {@code anonymous}, or {@code strongroom} for its own work. */
    public String name() {
        return principal().map(StrongroomPrincipal::getName).orElse(inRequest() ? "anonymous" : "strongroom");
    }

    /** How the caller is known. */
    public Kind kind() {
        if (!inRequest()) {
            return Kind.SYSTEM;
        }
        return principal()
                .map(p -> p.tokenId() == null ? Kind.USER : Kind.TOKEN)
                .orElse(Kind.ANONYMOUS);
    }

    /** The token in use, or {@code null}. */
    public UUID tokenId() {
        return principal().map(StrongroomPrincipal::tokenId).orElse(null);
    }

    /**
     * Network address of the client, or {@code null} for Strongroom's own work: of the peer, or what a {@linkplain TrustedProxies
     * trusted proxy} says.
     */
    public String address() {
        return ofRequest(r -> proxies.clientOf(r.getRemoteAddr(), forwarded(r)));
    }

    /** The header may come more than once; then it is one list. */
    private static String forwarded(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders("X-Forwarded-For");
        return headers == null ? "" : String.join(",", Collections.list(headers));
    }

    /** What the peer says it is, cut to 512 characters, or {@code null}. */
    public String userAgent() {
        String given = ofRequest(r -> r.getHeader("User-Agent"));
        return given == null || given.length() <= MAX_LENGTH ? given : given.substring(0, MAX_LENGTH);
    }

    private boolean inRequest() {
        return ofRequest(HttpServletRequest::getMethod) != null;
    }

    private String ofRequest(Function<HttpServletRequest, String> part) {
        try {
            return part.apply(request.get());
        } catch (ContextNotActiveException | IllegalStateException | NullPointerException e) {
            return null;
        }
    }

    /** How a caller is known. */
    public enum Kind {
        USER,
        TOKEN,
        ANONYMOUS,
        SYSTEM,
        /** An application on the server that reads values; it never calls. */
        APPLICATION
    }
}
