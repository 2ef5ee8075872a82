package io.guichet.devstack.demo;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The mailboxes of the two departments, fetched from the mail server of the stack. */
final class DemoMailboxes {

    private static final String PATH = "/api/v1/mailboxes";
    private static final Map<String, String> DEPARTMENTS = Map.of("support@fr.guichet.example", "support-fr",
            "support@en.guichet.example", "support-en");

    private final Api setup;
    private final int imapPort;

    DemoMailboxes(Api setup, int imapPort) {
        this.setup = setup;
        this.imapPort = imapPort;
    }

    /** Adds those that are missing and moves those that are fetched from another port. */
    void agree(DemoOrganisation.Patience patiently) throws IOException {
        var known = patiently.ask("the list of mailboxes", () -> setup.get(PATH)).path("items");
        for (var entry : DEPARTMENTS.entrySet()) {
            var mailbox = find(known, entry.getKey());
            var body = body(entry.getKey(), entry.getValue());
            if (mailbox.isMissingNode()) {
                body.put("address", entry.getKey());
                var _ = patiently.ask("the mailbox " + entry.getKey(), () -> setup.post(PATH, body, null));
            } else if (mailbox.path("imap").path("port").asInt() != imapPort) {
                var _ = patiently.ask("the mailbox " + entry.getKey(),
                        () -> setup.change(PATH + "/" + mailbox.path("id").asText(), body));
            }
        }
    }

    private ObjectNode body(String address, String department) {
        var body = Api.JSON.createObjectNode().put("department", department);
        body.putObject("imap").put("host", "127.0.0.1").put("port", imapPort).put("username", address)
                .put("password", "any password opens a mailbox of the demo").put("encryption", "NONE");
        return body;
    }

    private static JsonNode find(JsonNode mailboxes, String address) {
        for (var mailbox : mailboxes) {
            if (mailbox.path("address").asText().equals(address)) {
                return mailbox;
            }
        }
        return MissingNode.getInstance();
    }
}
