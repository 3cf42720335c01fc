package io.github.strongroom.console;

import io.github.strongroom.access.AccessTokens;
import io.github.strongroom.access.SignIn;
import io.github.strongroom.access.StrongroomPrincipal;
import io.github.strongroom.api.Problem;
import io.github.strongroom.audit.AuditTrail;
import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.BasicAuthenticationCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds out who asks, for every request, and lets nobody pass who is not known, but for the sign-in page and its resources.
 *
 * <p>The API takes bearer tokens, and HTTP Basic only where tokens are issued; it never looks at the session cookie, so no
 * foreign page can use it through a browser. The console takes the session.
 */
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {

    private static final String SESSION_PRINCIPAL = "strongroom.principal";
    private static final String API = "/api";
    private static final String TOKENS = "/api/v1/tokens";
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    @Inject
    private AccessTokens tokens;

    @Inject
    private SignIn signIn;

    @Inject
    private AuditTrail trail;

    /** Begins the signed-in part of a session, under a new session id. */
    static void begin(HttpServletRequest request, StrongroomPrincipal principal) {
        request.getSession(true);
        request.changeSessionId();
        request.getSession().setAttribute(SESSION_PRINCIPAL, principal);
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String path = path(request);
        try {
            return path.equals(API) || path.startsWith(API + "/")
                    ? api(path, request, response, context)
                    : console(path, request, response, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path by which the container chose the servlet: decoded and normalised, whatever the address looked like. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
    }

    private AuthenticationStatus api(
            String path, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws IOException {
        try {
            StrongroomPrincipal principal = identify(path, request);
            return context.notifyContainerAboutLogin(principal, principal.groups());
        } catch (FaultException e) {
            return refuse(e, response);
        } catch (RuntimeException e) {
            return refuse(Fault.STORE_UNAVAILABLE.causedBy(e), response);
        }
    }

    private StrongroomPrincipal identify(String path, HttpServletRequest request) {
        String credentials =
                Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        boolean issuing = request.getMethod().equals("POST") && path.equals(TOKENS);
        if (issuing && credentials.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return basic(credentials.substring(BASIC.length()).strip(), request);
        }
        if (credentials.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return tokens.resolve(credentials.substring(BEARER.length()).strip())
                    .orElseThrow(() -> refusal(Fault.TOKEN_INVALID, request));
        }
        throw refusal(Fault.NOT_SIGNED_IN, request);
    }

    private StrongroomPrincipal basic(String encoded, HttpServletRequest request) {
        BasicAuthenticationCredential given;
        try {
            given = new BasicAuthenticationCredential(encoded);
        } catch (RuntimeException malformed) {
            throw refusal(Fault.SIGN_IN_FAILED, request);
        }
        return signIn.verify(given.getCaller(), given.getPasswordAsString());
    }

    private FaultException refusal(Fault fault, HttpServletRequest request) {
        trail.refused("request.api", request.getMethod() + " " + request.getRequestURI(), fault);
        return fault.with();
    }

    private static AuthenticationStatus refuse(FaultException e, HttpServletResponse response) throws IOException {
        response.setStatus(Problem.status(e.fault()).getStatusCode());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("WWW-Authenticate", "Bearer realm=\"strongroom\"");
        SecurityHeaders.setOnEarlyAnswer(response);
        response.getWriter().write(Problem.json(e.fault(), e.getMessage()));
        return AuthenticationStatus.SEND_FAILURE;
    }

    private AuthenticationStatus console(
            String path, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(SESSION_PRINCIPAL) instanceof StrongroomPrincipal principal) {
            return context.notifyContainerAboutLogin(principal, principal.groups());
        }
        if (isPublic(path)) {
            return context.doNothing();
        }
        sendToSignIn(path, request, response);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private static boolean isPublic(String path) {
        return path.equals("/sign-in") || path.startsWith("/jakarta.faces.resource/");
    }

    private static void sendToSignIn(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String page = request.getContextPath() + "/sign-in?next="
                + URLEncoder.encode(wanted(path, request), StandardCharsets.UTF_8)
                + (isEnded(request) ? "&note=ended" : "");
        SecurityHeaders.setOnEarlyAnswer(response);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType(PartialRedirect.MEDIA_TYPE);
            response.getWriter().write(PartialRedirect.to(page));
        } else {
            response.sendRedirect(page);
        }
    }

    /** The page to come back to. A form that was sent is not sent again: its page is shown. */
    private static String wanted(String path, HttpServletRequest request) {
        boolean withQuery = request.getMethod().equals("GET") && request.getQueryString() != null;
        return withQuery ? path + "?" + request.getQueryString() : path;
    }

    /** Whether the visitor had a session, which is over. */
    private static boolean isEnded(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
