package io.github.strongroom.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.strongroom.fault.Fault;
import io.github.strongroom.fault.FaultException;
import io.github.strongroom.shadow.RunningServer;
import io.github.strongroom.shadow.RunningServer.Provided;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inside the server: what it has configured outside Strongroom, with the values, for those who may move them in. */
@ExtendWith(ArquillianExtension.class)
class RunningServerIT {

    @Inject
    private RunningServer server;

    @Deployment
    static EnterpriseArchive strongroom() throws IOException {
        EnterpriseArchive ear = VaultInContainerIT.strongroom();
        ear.getAsType(WebArchive.class, "container-tests.war").addClass(RunningServerIT.class);
        return ear;
    }

    private List<Provided> provided(String name) {
        return server.provided().stream().filter(one -> one.name().equals(name)).toList();
    }

    private Provided only(String name) {
        List<Provided> found = provided(name);
        assertEquals(1, found.size(), name);
        return found.get(0);
    }

    @Test
    void variableIsListedWithItsValue() {
        Provided variable = only("SHADOW_SAME");

        assertEquals("environment", variable.origin());
        assertNull(variable.application());
        assertEquals("shadow-canary-variable-same", variable.value().reveal());
        assertFalse(variable.reserved());
    }

    @Test
    void valueWithAnExpressionIsListedAsItWasWritten() {
        assertEquals(
                "shadow-canary-${shadow.part}-variable",
                only("SHADOW_EXPRESSION").value().reveal());
    }

    @Test
    void systemPropertyIsListedWithItsValue() {
        Provided property = only("shadow.property");

        assertEquals("system property", property.origin());
        assertEquals("shadow-canary-property", property.value().reveal());
    }

    @Test
    void passwordAliasIsListedWithItsValue() throws Exception {
        putAlias("container.alias", "shadow-canary-alias");

        Provided alias = only("container.alias");
        assertEquals("password alias", alias.origin());
        assertEquals("shadow-canary-alias", alias.value().reveal());
    }

    /** As asadmin does: into the server's own store of aliases. */
    private static void putAlias(String name, String password) throws ReflectiveOperationException {
        for (ConfigSource source : ConfigProvider.getConfig().getConfigSources()) {
            if (source.getName().equals("Password Alias")) {
                Field store = source.getClass().getDeclaredField("store");
                store.setAccessible(true);
                store.getType()
                        .getMethod("put", String.class, char[].class)
                        .invoke(store.get(source), name, password.toCharArray());
            }
        }
    }

    @Test
    void bootstrapNamesAreMarkedAndWhatTheSystemSetsForItselfIsLeftOut() {
        assertTrue(only("SECRETS_DB_URL").reserved());
        assertNull(only("SECRETS_DB_URL").value());
        assertNull(only("SECRETS_MASTER_KEY").value());
        for (String name :
                new String[] {"PATH", "HOME", "java.version", "com.sun.aas.instanceRoot", "config_ordinal"}) {
            assertEquals(List.of(), provided(name), name);
        }
    }

    @Test
    void strangerLearnsNothingWhenAStrangerCalls() {
        FaultException refused = assertThrows(FaultException.class, () -> server.provided());

        assertEquals(Fault.NOT_SIGNED_IN, refused.fault());
    }
}
