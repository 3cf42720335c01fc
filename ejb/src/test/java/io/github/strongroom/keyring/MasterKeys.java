package io.github.strongroom.keyring;

import java.security.SecureRandom;
import java.util.Base64;

/** Master keys for tests. */
final class MasterKeys {

    private MasterKeys() {}

    static MasterKey random() {
        byte[] raw = new byte[32];
        new SecureRandom().nextBytes(raw);
        return MasterKey.importFrom(Base64.getEncoder().encodeToString(raw));
    }
}
