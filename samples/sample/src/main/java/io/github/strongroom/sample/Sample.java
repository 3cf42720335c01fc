package io.github.strongroom.sample;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ways 2 and 3, in a bean that lives for one request, and the page's access to all three. */
@Named
@RequestScoped
public class Sample {

    @Inject
    private ReadAtStart atStart;

    @Inject
    @ConfigProperty(name = "sample.greeting", defaultValue = "(sample.greeting is not set)")
    private Provider<String> greeting;

    @Inject
    @ConfigProperty(name = "sample.feature.enabled", defaultValue = "false")
    private boolean featureEnabled;

    @Inject
    @ConfigProperty(name = "sample.retries", defaultValue = "3")
    private int retries;

    @Inject
    @ConfigProperty(name = "sample.timeout", defaultValue = "PT30S")
    private Duration timeout;

    @Inject
    @ConfigProperty(name = "sample.signature")
    private Optional<String> signature;

    /** The greeting as it was when the application started. */
    public String getGreetingAtStart() {
        return atStart.getGreeting();
    }

    /** Way 2: a {@code Provider} asks each time that it is called. */
    public String getGreetingNow() {
        return greeting.get();
    }

    /** Way 3: values with a type, converted by MicroProfile Config. */
    public boolean isFeatureEnabled() {
        return featureEnabled;
    }

    public int getRetries() {
        return retries;
    }

    public Duration getTimeout() {
        return timeout;
    }

    /** An {@code Optional} is empty where nothing is set, and needs no default. */
    public String getSignature() {
        return signature.orElse("(empty)");
    }
}
