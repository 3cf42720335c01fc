package io.github.strongroom.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;

/** Password hashing by Jakarta Security's PBKDF2, with the parameters that OWASP's cheat sheet gives (2025). */
@ApplicationScoped
class PasswordHashes {

    private static final Map<String, String> PARAMETERS = Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "32");

    @Inject
    private Pbkdf2PasswordHash pbkdf2;

    private String ofNobody;

    @PostConstruct
    void initialise() {
        pbkdf2.initialize(PARAMETERS);
        ofNobody = pbkdf2.generate("nobody has this password".toCharArray());
    }

    String of(String password) {
        return pbkdf2.generate(password.toCharArray());
    }

    /** Compares; with no user ({@code null}) it takes as long and says no, so that time does not tell who exists. */
    boolean matches(String password, String hash) {
        boolean same = pbkdf2.verify(password.toCharArray(), hash == null ? ofNobody : hash);
        return hash != null && same;
    }
}
