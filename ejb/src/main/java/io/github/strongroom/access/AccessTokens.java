package io.github.strongroom.access;

import io.github.strongroom.audit.Audited;
import io.github.strongroom.fault.Fault;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Bearer tokens of the REST API: 256 random bits each, stored hashed, valid for a year at most. */
@Stateless
public class AccessTokens {

    private static final String PREFIX = "strongroom_";
    private static final int BYTES = 32;
    private static final int MAX_NAME = 100;
    private static final Duration LONGEST = Duration.ofDays(366);

    @PersistenceContext(unitName = "strongroom")
    private EntityManager entities;

    @Inject
    private Caller caller;

    /** A fresh token. It is shown this once. */
    public record Issued(UUID id, String token) {}

    /**
     * Issues a token for the caller.
     *
     * @param name what it is for, 1 to 100 characters
     * @param expiresAt in the future, at most 366 days ahead
     * @param roles some of the caller's own (a superadmin has all); the caller's when empty
     */
    @Audited("token.issue")
    @Allowed({Role.SUPERADMIN, Role.EDITOR, Role.AUDITOR, Role.VIEWER})
    public Issued issue(@Audited.Subject String name, OffsetDateTime expiresAt, Set<Role> roles) {
        StrongroomPrincipal owner = caller.principal().orElseThrow(Fault.NOT_SIGNED_IN::with);
        Set<Role> granted = roles.isEmpty() ? owner.roles() : roles;
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        refuseUnlessValid(name, expiresAt, now);
        if (!Role.within(owner.roles(), granted).equals(granted)) {
            throw Fault.FORBIDDEN.with();
        }
        refuseToOutlive(owner, expiresAt);
        String token = PREFIX + random();
        AccessToken stored = new AccessToken(name.strip(), hash(token), owner, granted, now, expiresAt);
        entities.persist(stored);
        return new Issued(stored.id(), token);
    }

    private static void refuseUnlessValid(String name, OffsetDateTime expiresAt, OffsetDateTime now) {
        if (name == null || name.isBlank() || name.length() > MAX_NAME) {
            throw Fault.FIELD_INVALID.with("name", "say what the token is for, in 1 to " + MAX_NAME + " characters.");
        }
        if (expiresAt == null || !expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw Fault.FIELD_INVALID.with(
                    "expiresAt", "a time in the future, at most " + LONGEST.toDays() + " days ahead.");
        }
    }

    /** A token that was lost must not be able to live on in tokens that it issues. */
    private void refuseToOutlive(StrongroomPrincipal issuer, OffsetDateTime expiresAt) {
        if (issuer.tokenId() != null
                && entities.find(AccessToken.class, issuer.tokenId()).expiredAt(expiresAt.minusNanos(1))) {
            throw Fault.FIELD_INVALID.with("expiresAt", "a token issues no token that is valid longer than itself.");
        }
    }

    /** Whom a token stands for, with those of its roles that its owner still has; empty when unknown or expired. */
    public Optional<StrongroomPrincipal> resolve(String token) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return entities.createNamedQuery("AccessToken.withOwnerByHash", Object[].class)
                .setParameter("hash", hash(token))
                .getResultStream()
                .filter(found -> !((AccessToken) found[0]).expiredAt(now))
                .map(found -> principal((AccessToken) found[0], (LocalUser) found[1]))
                .findFirst();
    }

    private static StrongroomPrincipal principal(AccessToken token, LocalUser owner) {
        return StrongroomPrincipal.token(token.id(), token.owner(), Role.within(owner.roles(), token.roles()));
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A plain hash is enough for 256 random bits: there is nothing to guess. */
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
