package io.github.strongroom.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.w3c.dom.Element;

/**
 * Sets up a fresh copy of the distribution's own domain: every port is ours, everything but HTTP listens on the loopback
 * address, and what a single server for trying out does not need (TLS with a self-signed certificate, JMX, the OSGi
 * shell, the cluster) is off, which halves the time to start.
 */
final class DomainSetup {

    static final String SERVER = "/domain/configs/config[@name='server-config']";

    private static final String BUNDLES = "-Dorg.glassfish.additionalOSGiBundlesToStart=";
    private static final String SHELL_PORT = "-Dosgi.shell.telnet.port=";
    private static final int OTHER_PORTS = 10;

    private final DomainXml xml;
    private final DomainOptions options;
    private final Iterator<Integer> ports = FreePorts.pick(OTHER_PORTS).iterator();

    private DomainSetup(DomainXml xml, DomainOptions options) {
        this.xml = xml;
        this.options = options;
    }

    static void apply(Path domainDir, DomainOptions options) throws IOException {
        DomainXml xml = new DomainXml(domainDir.resolve("config/domain.xml"));
        DomainSetup setup = new DomainSetup(xml, options);
        setup.name(domainDir.getFileName().toString());
        setup.http();
        setup.iiop();
        setup.jms();
        setup.cluster();
        setup.management();
        setup.jvm();
        xml.save();
    }

    private void name(String name) {
        xml.set("/domain/property[@name='administrative.domain.name']", "value", name);
        xml.set("/domain/nodes/node[@type='CONFIG']", "name", "localhost-" + name);
    }

    private void http() {
        listener("http-listener-1", options.httpAddress(), options.httpPort());
        listener("admin-listener", DomainOptions.LOOPBACK, options.adminPort());
        listener("http-listener-2", DomainOptions.LOOPBACK, ports.next());
        xml.set(networkListener("http-listener-2"), "enabled", false);
    }

    private void listener(String name, String address, int port) {
        xml.set(networkListener(name), "address", address);
        xml.set(networkListener(name), "port", port);
    }

    private static String networkListener(String name) {
        return SERVER + "/network-config/network-listeners/network-listener[@name='" + name + "']";
    }

    private void iiop() {
        for (String id : new String[] {"orb-listener-1", "SSL", "SSL_MUTUALAUTH"}) {
            String listener = SERVER + "/iiop-service/iiop-listener[@id='" + id + "']";
            xml.set(listener, "address", DomainOptions.LOOPBACK);
            xml.set(listener, "port", ports.next());
            xml.set(listener, "enabled", "orb-listener-1".equals(id));
        }
    }

    private void jms() {
        int port = ports.next();
        xml.set(SERVER + "/system-property[@name='JMS_PROVIDER_PORT']", "value", port);
        Element service = xml.insertBefore(SERVER + "/diagnostic-service", "jms-service");
        service.setAttribute("type", "EMBEDDED");
        service.setAttribute("default-jms-host", "default_JMS_host");
        Element host = service.getOwnerDocument().createElement("jms-host");
        host.setAttribute("name", "default_JMS_host");
        host.setAttribute("host", DomainOptions.LOOPBACK);
        host.setAttribute("port", Integer.toString(port));
        host.setAttribute("lazy-init", "true");
        service.appendChild(host);
    }

    private void cluster() {
        xml.set("/domain/hazelcast-runtime-configuration", "start-port", ports.next());
        xml.set("/domain/hazelcast-runtime-configuration", "das-port", ports.next());
        xml.set(SERVER + "/hazelcast-config-specific-configuration", "enabled", false);
    }

    private void management() {
        String jmx = SERVER + "/admin-service/jmx-connector[@name='system']";
        xml.set(jmx, "address", DomainOptions.LOOPBACK);
        xml.set(jmx, "port", ports.next());
        xml.set(jmx, "enabled", false);
    }

    private void jvm() {
        xml.set(SERVER + "/java-config", "debug-options", debugger(ports.next()));
        xml.replaceJvmOption(SHELL_PORT, SHELL_PORT + ports.next());
        xml.replaceJvmOption(BUNDLES, BUNDLES + "org.apache.felix.fileinstall");
        xml.replaceJvmOption("-Xmx", "-Xmx" + options.heap());
        xml.addJvmOption("-Dfile.encoding=UTF-8");
        options.jvmOptions().forEach(xml::addJvmOption);
    }

    private static String debugger(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=" + DomainOptions.LOOPBACK + ":" + port;
    }
}
