package io.github.strongroom.keyring;

import java.security.SecureRandom;
import java.util.Base64;

/** A master key of a test. */
final class RandomMasterKey {

    private RandomMasterKey() {}

    static MasterKey create() {
        byte[] raw = new byte[32];
        new SecureRandom().nextBytes(raw);
        return MasterKey.importFrom(Base64.getEncoder().encodeToString(raw));
    }
}
