package io.github.strongroom.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The project on disk: what the build made, and the directory {@code .strongroom} that keeps the quick start's state. */
record Installation(Path root) {

    Installation {
        root = root.toAbsolutePath().normalize();
    }

    Path home() {
        return root.resolve(".strongroom");
    }

    Path database() {
        return home().resolve("database");
    }

    Path domain() {
        return home().resolve("domain");
    }

    Path masterKey() {
        return home().resolve("master-key");
    }

    Path adminPassword() {
        return home().resolve("admin-password");
    }

    Path server() {
        return root.resolve("scripts/launcher/target/server/payara6");
    }

    Path configSource() {
        return root.resolve("config-source/target/strongroom-config-source.jar");
    }

    Path ear() {
        return root.resolve("ear/target/strongroom.ear");
    }

    Path sample() {
        return root.resolve("samples/sample/target/sample.war");
    }

    void checkIsBuilt() {
        for (Path artifact : List.of(server(), configSource(), ear(), sample())) {
            if (!Files.exists(artifact)) {
                throw Refusal.usage(artifact + " is missing: scripts/run.sh builds it.");
            }
        }
    }
}
