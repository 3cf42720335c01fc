package io.github.strongroom.container;

import io.github.strongroom.stage.Stage;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts PostgreSQL and a Payara Server before Arquillian looks for one, where the build asks for it, and stops both after the
 * last test. Arquillian finds the server by the system properties that {@code arquillian.xml} names.
 */
public final class ContainerServer implements LauncherSessionListener {

    private static final String WANTED = "strongroom.container";

    private Stage stage;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Boolean.getBoolean(WANTED)) {
            stage = Stage.startWithout("SECRETS_ADMIN_PASSWORD");
            System.setProperty("arquillian.payaraHome", Stage.SERVER.toString());
            System.setProperty(
                    "arquillian.adminPort", Integer.toString(stage.domain().adminPort()));
            System.setProperty(
                    "arquillian.httpPort", Integer.toString(stage.domain().httpPort()));
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (stage != null) {
            stage.close();
        }
    }
}
