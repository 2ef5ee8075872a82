package io.guichet.devstack.demo;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;

/** What the people of the demo say, chosen at random. */
final class Script {

    private static final List<String> PRODUCTS = List.of("Aria 2", "Aria 3", "Nova X", "Nova Mini", "Pixo 10");
    private static final List<String> JOURS = List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi");
    private static final List<String> DAYS = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");

    private final JsonNode texts;
    private final RandomGenerator random;

    Script(JsonNode texts, RandomGenerator random) {
        this.texts = texts;
        this.random = random;
    }

    static Script load(RandomGenerator random) throws IOException {
        return new Script(Resources.read("script.json"), random);
    }

    /** A customer and what they ask. */
    record Request(String name, String email, String language, String category, String subject, String text) {}

    Request request() {
        var chosen = one(all("requests"));
        var language = chosen.path("language").asText();
        var name = one(all("people").stream().filter(person -> speaks(person, language)).toList()).path("name")
                .asText();
        var order = "2026-" + random.nextInt(10_000, 99_999);
        var product = one(PRODUCTS);
        var amount = Integer.toString(random.nextInt(9, 480));
        var day = one(language.equals("fr") ? JOURS : DAYS);
        var filler = List.of("{order}", order, "{product}", product, "{amount}", amount, "{day}", day,
                "{version}", "5." + random.nextInt(10));
        return new Request(name, email(name, language), language, chosen.path("category").asText(),
                filled(chosen.path("subject").asText(), filler),
                filled(chosen.path("text").asText(), filler) + "\n\n" + name);
    }

    /** What an agent answers to a request of this kind. */
    String reply(String language, String category) {
        var inLanguage = all("replies").stream().filter(reply -> speaks(reply, language)).toList();
        var fitting = inLanguage.stream().filter(reply -> reply.path("category").asText().equals(category)).toList();
        return one(fitting.isEmpty() ? inLanguage : fitting).path("text").asText();
    }

    /** What a customer answers to that. */
    String followUp(String language) {
        return one(all("followUps").stream().filter(text -> speaks(text, language)).toList()).path("text").asText();
    }

    /** What an agent notes for colleagues. */
    String note(String language) {
        return one(all("notes").stream().filter(text -> speaks(text, language)).toList()).path("text").asText();
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static String email(String name, String language) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        return plain.replaceAll("[^a-z]+", ".") + (language.equals("fr") ? "@client.example" : "@customer.example");
    }

    private static boolean speaks(JsonNode node, String language) {
        return node.path("language").asText().equals(language);
    }

    private static String filled(String text, List<String> filler) {
        var filled = text;
        for (var i = 0; i < filler.size(); i += 2) {
            filled = filled.replace(filler.get(i), filler.get(i + 1));
        }
        return filled;
    }

    private List<JsonNode> all(String kind) {
        var all = new ArrayList<JsonNode>();
        texts.path(kind).forEach(all::add);
        return all;
    }
}
