package io.github.strongroom.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Way 1: a plain {@code String}. It is read once, when this bean is made, and keeps what it was then. */
@ApplicationScoped
public class ReadAtStart {

    @Inject
    @ConfigProperty(name = "sample.greeting", defaultValue = "(sample.greeting is not set)")
    private String greeting;

    public String getGreeting() {
        return greeting;
    }
}
