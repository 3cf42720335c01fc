package io.github.strongroom.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** The name of this server for the rows that it writes and the work that it does: instance, or domain, and machine. */
public final class ServerName {

    public static final String CURRENT = instance() + "@" + host();

    private static final String ADMINISTRATION_SERVER = "server";

    private ServerName() {}

    /** Every domain calls its administration server {@code server}, so that one goes by the name of its domain. */
    private static String instance() {
        String instance = System.getProperty("com.sun.aas.instanceName", ADMINISTRATION_SERVER);
        String root = System.getProperty("com.sun.aas.instanceRoot");
        return instance.equals(ADMINISTRATION_SERVER) && root != null
                ? Path.of(root).toAbsolutePath().normalize().getFileName() + "/" + instance
                : instance;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
