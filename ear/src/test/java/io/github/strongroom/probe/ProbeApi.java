package io.github.strongroom.probe;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Turns Jakarta REST on in the probe application. */
@ApplicationPath("api")
public class ProbeApi extends Application {}
