package io.guichet.devstack.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.guichet.devstack.PortPlan;
import io.guichet.devstack.Tokens;

/**
 * Makes the demo organisation over the public API: calendars, departments, groups, agents, rules, policies, mailboxes,
 * articles and a sample ticket. Each step can be repeated; it counts as done only when all steps are.
 */
public final class DemoOrganisation {

    /** A service knows what another one was told only when it has heard of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Api setup;
    private final Api client;
    private final PortPlan ports;
    private final Path done;

    /** @param done the file that says that the organisation is complete */
    public DemoOrganisation(PortPlan ports, Tokens tokens, Path done, Clock clock) {
        var base = "http://127.0.0.1:" + ports.of("gateway");
        this.setup = new Api(base, new Badge(() -> tokens.ofClient("guichet-setup"), clock));
        this.client = new Api(base, new Badge(() -> tokens.ofClient("guichet-demo"), clock));
        this.ports = ports;
        this.done = done;
    }

    public boolean isComplete() {
        return Files.exists(done);
    }

    /** Makes what is missing; fails with the first step that is refused for good. */
    public void create() throws IOException {
        for (var entry : Resources.read("organisation.json")) {
            make(entry.path("path").asText(), entry);
        }
        new DemoMailboxes(setup, ports.of("imap")).agree(this::patiently);
        new DemoArticles(setup).publish(this::patiently);
        var _ = patiently("the sample ticket", () -> client.post("/api/v1/tickets",
                Resources.read("sample-ticket.json"), "guichet-demo-sample-ticket"));
        Files.writeString(done, "The demo organisation is complete.\n");
    }

    /** The ports may be others than last time. */
    public void adjust() throws IOException {
        new DemoMailboxes(setup, ports.of("imap")).agree(this::patiently);
    }

    /** By its address where that is known beforehand, else unless there is one of that name. */
    private void make(String path, JsonNode entry) throws IOException {
        if (!entry.has("unlessNamed")) {
            var _ = patiently("PUT " + path, () -> setup.put(path, entry.path("body")));
            return;
        }
        var name = entry.path("unlessNamed").asText();
        var known = patiently("GET " + path, () -> setup.get(path)).path("items");
        for (var one : known) {
            if (one.path("name").asText().equals(name)) {
                return;
            }
        }
        var _ = patiently("POST " + path, () -> setup.post(path, entry.path("body"), null));
    }

    /** Something that is asked of the API. */
    interface Step {
        Api.Answer ask() throws IOException;
    }

    /** Asks again and again. */
    interface Patience {
        JsonNode ask(String what, Step step) throws IOException;
    }

    private JsonNode patiently(String what, Step step) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var answer = step.ask();
        while (!answer.isGood()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new IOException("the demo organisation is not complete: " + what + " was refused: "
                        + answer.problem());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = step.ask();
        }
        return answer.body();
    }
}
