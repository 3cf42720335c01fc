package io.github.strongroom.container;

import io.github.strongroom.access.SignIn;
import io.github.strongroom.access.StrongroomPrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** In the test module: whoever calls is the first user, once the test says so. */
@ApplicationScoped
public class SignedInAsAdmin implements HttpAuthenticationMechanism {

    private StrongroomPrincipal admin;

    @Inject
    private SignIn signIn;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String test = String.valueOf(request.getParameter("methodName"));
        if (test.contains("Stranger")) {
            return context.doNothing();
        }
        if (admin == null) {
            admin = signIn.verify("admin", FirstPassword.read());
        }
        return context.notifyContainerAboutLogin(admin, admin.groups());
    }
}
