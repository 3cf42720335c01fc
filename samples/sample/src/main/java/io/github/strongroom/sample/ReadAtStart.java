package io.github.strongroom.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Way 1: a plain {@code String}. It is read once, when the application starts, and keeps what it was then. */
@ApplicationScoped
public class ReadAtStart {

    private static final Logger LOG = Logger.getLogger(ReadAtStart.class.getName());

    @Inject
    @ConfigProperty(name = "sample.greeting", defaultValue = "(sample.greeting is not set)")
    private String greeting;

    /** Makes this bean when the application starts, and not with the first request that needs it. */
    void readAtStart(@Observes Startup event) {
        LOG.info("The sample application has read sample.greeting");
    }

    public String getGreeting() {
        return greeting;
    }
}
