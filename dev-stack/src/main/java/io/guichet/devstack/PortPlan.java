package io.guichet.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Which port each part of the stack listens on. */
public record PortPlan(Map<String, Integer> ports) {

    /** The services, in the order in which they are started and shown. */
    public static final List<String> SERVICES = List.of("ticket", "routing", "sla", "notification", "kb", "gateway");

    /** From the port of a service to that of its health: within the gap before those of the servers. */
    private static final int MANAGEMENT_STEP = 10;
    private static final Map<String, Integer> DEFAULTS = defaults();

    public PortPlan {
        ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
    }

    /**
     * The usual ports, all moved by an offset, some replaced.
     *
     * @throws IllegalArgumentException for an unknown name or a number that is no port
     */
    public static PortPlan of(int offset, Map<String, Integer> replaced) {
        var ports = new LinkedHashMap<String, Integer>();
        DEFAULTS.forEach((name, port) -> ports.put(name, port + offset));
        replaced.forEach((name, port) -> {
            if (ports.replace(name, port) == null) {
                throw new IllegalArgumentException("nothing is called " + name + "; ports have: "
                        + String.join(", ", DEFAULTS.keySet()));
            }
        });
        ports.forEach((name, port) -> {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException(port + " is no port (" + name + ")");
            }
        });
        return new PortPlan(ports);
    }

    public int of(String name) {
        return Objects.requireNonNull(ports.get(name), name);
    }

    /** Where a service tells its health and its metrics; its users never come here. */
    public int managementOf(String service) {
        return of(management(service));
    }

    /** Written down while the stack runs, so that other commands find it. */
    public void write(Path file) throws IOException {
        var properties = new Properties();
        ports.forEach((name, port) -> properties.setProperty(name, Integer.toString(port)));
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, "The ports of the running stack.");
        }
    }

    public static PortPlan read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        var ports = new LinkedHashMap<String, Integer>();
        DEFAULTS.forEach((name, port) -> ports.put(name,
                Integer.parseInt(properties.getProperty(name, port.toString()))));
        return new PortPlan(ports);
    }

    private static Map<String, Integer> defaults() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("gateway", 8080);
        ports.put("ticket", 8081);
        ports.put("routing", 8082);
        ports.put("sla", 8083);
        ports.put("notification", 8084);
        ports.put("kb", 8085);
        ports.put("keycloak", 8180);
        ports.put("kafka", 9092);
        ports.put("postgresql", 15432);
        ports.put("mongo", 27117);
        ports.put("smtp", 3025);
        ports.put("imap", 3143);
        SERVICES.forEach(service -> ports.put(management(service),
                Objects.requireNonNull(ports.get(service)) + MANAGEMENT_STEP));
        return ports;
    }

    private static String management(String service) {
        return service + "-management";
    }
}
