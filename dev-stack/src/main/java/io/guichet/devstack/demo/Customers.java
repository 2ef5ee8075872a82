package io.guichet.devstack.demo;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** Customers who ask, by mail and through other products, and who answer what they get. */
final class Customers {

    private static final double BY_MAIL = 0.6;
    private static final double ANSWERS = 0.4;
    private static final int REMEMBERED = 40;
    private static final List<String> OTHER_CHANNELS = List.of("API", "WEB_FORM", "CHAT", "PHONE");

    private final Script script;
    private final DemoMail mail;
    private final Api api;
    /** Who wrote lately, and in which language. */
    private final Map<String, String> writers = new LinkedHashMap<>();

    Customers(Script script, DemoMail mail, Api api) {
        this.script = script;
        this.mail = mail;
        this.api = api;
    }

    /** Somebody asks something; answers what happened. */
    String ask() throws IOException, MessagingException {
        var request = script.request();
        remember(request);
        if (script.happens(BY_MAIL)) {
            mail.send(request, "support@" + request.language() + ".guichet.example");
            return request.name() + " writes: " + request.subject();
        }
        var channel = script.one(OTHER_CHANNELS);
        var body = Api.JSON.createObjectNode().put("subject", request.subject()).put("text", request.text())
                .put("department", "support-" + request.language()).put("language", request.language())
                .put("category", request.category()).put("channel", channel);
        body.putObject("contact").put("email", request.email()).put("name", request.name());
        var answer = api.post("/api/v1/tickets", body, null);
        if (!answer.isGood()) {
            throw new IOException("no ticket: " + answer.problem());
        }
        return request.name() + " asks (" + channel + "): " + request.subject();
    }

    /** Those who got an answer by mail read it, and some answer; tells how many did. */
    String readAndAnswer() throws IOException, MessagingException {
        var answered = new int[1];
        for (var writer : List.copyOf(writers.entrySet())) {
            mail.readUnread(writer.getKey(), letter -> {
                if (isFromAnAgent(letter) && script.happens(ANSWERS)) {
                    mail.answer(letter, writer.getKey(), script.followUp(writer.getValue()));
                    answered[0]++;
                }
            });
        }
        return switch (answered[0]) {
            case 0 -> "";
            case 1 -> "1 customer answers";
            default -> answered[0] + " customers answer";
        };
    }

    private static boolean isFromAnAgent(MimeMessage letter) throws MessagingException {
        var automatic = letter.getHeader("Auto-Submitted");
        return automatic == null || automatic[0].equalsIgnoreCase("no");
    }

    private void remember(Script.Request request) {
        writers.remove(request.email());
        writers.put(request.email(), request.language());
        if (writers.size() > REMEMBERED) {
            writers.remove(writers.keySet().iterator().next());
        }
    }
}
