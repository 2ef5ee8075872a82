package io.guichet.notification.mail;

import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.MessageKind;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.notification.TicketFixtures;
import io.guichet.notification.audience.NoticeKind;
import io.guichet.notification.audience.Telling.Acknowledgement;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.audience.Telling.Promise;
import io.guichet.notification.audience.Telling.Reply;
import io.guichet.notification.audience.Telling.Resolution;
import io.guichet.notification.audience.Telling.SignedFile;
import io.guichet.notification.audience.Telling.Written;
import io.guichet.notification.audience.WhenMessageAdded;
import io.guichet.notification.audience.WhenOpened;
import io.guichet.notification.template.BuiltInTemplates;
import io.guichet.notification.template.MailTemplate;
import io.guichet.notification.template.TemplateKind;
import io.guichet.notification.template.TemplateLanguage;
import io.guichet.notification.template.TemplatePlace;
import io.guichet.notification.template.TemplateWriter;
import io.guichet.notification.ticket.TicketFacts;
import io.guichet.notification.wording.Language;
import io.guichet.notification.wording.TestWording;

/** What customers and colleagues get of Guichet's own wording; {@code target/mails} has each as a page to look at. */
class BuiltInMailsTest {

    private static final LinkConfig LINKS = () -> URI.create("https://help.example");
    private static final Department SUPPORT = new Department("support-fr", "Support France", "fr",
            "support@fr.guichet.example", "france", Map.of());

    private final LetterWriter writer = new LetterWriter(TestWording.wording(),
            new TemplateWriter(new TemplateLanguage()), LINKS, new Enclosing(10, LINKS));

    @ParameterizedTest
    @EnumSource
    void an_acknowledgement_says_when_to_expect_an_answer(Language language) {
        var telling = (Acknowledgement) WhenOpened.tells(ticket().opened()).getFirst();
        var paper = paper(TemplateKind.ACKNOWLEDGEMENT, language);

        var told = writer.acknowledgement(telling, paper, "TUESDAY NOON", "MONDAY MORNING");
        var silent = writer.acknowledgement(telling, paper, "", "");

        show("acknowledgement", language, writer.acknowledgement(telling, paper,
                language == Language.FR ? "mardi 6 janvier à 12:00 (CET)" : "Tuesday 6 January at 12:00 (GMT)",
                language == Language.FR ? "lundi 5 janvier à 09:00 (CET)" : "Monday 5 January at 09:00 (GMT)"));
        for (var said : List.of(told.text(), told.html())) {
            assertThat(said).contains("TUESDAY NOON", "MONDAY MORNING").doesNotContain("{");
        }
        assertThat(silent.text()).hasLineCount(told.text().lines().toList().size() - 4).doesNotContain("\n\n\n");
    }

    @ParameterizedTest
    @EnumSource
    void a_reply_links_what_is_too_large_and_what_its_author_names(Language language) {
        var added = ticket().about("Où est mon colis ?").written(TicketFixtures.BRUNO, MessageKind.REPLY, "");
        var plain = (Reply) WhenMessageAdded.tells(added).getFirst();
        var file = new SignedFile(new Attachment(UUID.randomUUID(), "Relevé <1>.pdf", "application/pdf", 23_400_000,
                "00", null), "/api/v1/shared-files/dG9rZW4");
        var text = """
                Bonjour Claire,

                Votre colis est parti ce matin & arrive demain : https://track.example/?a=1&b=2.
                Vous trouverez le relevé ci-joint.

                Bien cordialement,""";
        var written = new Written(added.message(), null, "Bruno Leroy", text, null, plain.written().thread(),
                List.of(file));

        var letter = writer.reply(new Reply(plain.ticket(), plain.address(), plain.shown(), written),
                paper(TemplateKind.REPLY, language));

        show("reply", language, letter);
        assertThat(letter.enclosures()).isEmpty();
        assertThat(letter.text()).contains("Relevé <1>.pdf (23", "https://help.example/api/v1/shared-files/dG9rZW4\n");
        assertThat(letter.html()).contains(
                "<a href=\"https://track.example/?a=1&amp;b=2\"", "</a>.", "Relevé &lt;1&gt;.pdf",
                "<a href=\"https://help.example/api/v1/shared-files/dG9rZW4\"");
    }

    @ParameterizedTest
    @EnumSource
    void a_resolution_and_a_notice_name_the_ticket(Language language) {
        var ticket = ticket().about("Où est mon colis ? ".repeat(6).strip());
        var resolution = writer.resolution(new Resolution(ticket.snapshot(), "claire@client.example",
                ((Acknowledgement) WhenOpened.tells(ticket.opened()).getFirst()).thread(), null, "Bruno Leroy",
                false),
                paper(TemplateKind.RESOLUTION, language), UUID.randomUUID());
        var facts = TicketFacts.of(ticket.snapshot());
        var notice = writer.notice(new Matter(NoticeKind.BREACH_APPROACHING, facts,
                new Promise(TargetKind.FIRST_RESPONSE, Duration.ofMinutes(25)), null), facts, UUID.randomUUID(),
                Addressee.of("bruno@demo.guichet.example"), paper(TemplateKind.NOTICE, language));

        for (var letter : List.of(resolution, notice)) {
            assertThat(letter.text()).contains(Long.toString(ticket.number()));
            assertThat(letter.html()).contains("<html lang=\"" + language.code() + "\">").doesNotContain("{");
        }
        show("resolution", language, resolution);
        show("notice", language, notice);
    }

    private static Paper paper(TemplateKind kind, Language language) {
        var place = new TemplatePlace(SUPPORT.key(), kind, language);
        return new Paper(SUPPORT, SUPPORT.supportAddress(),
                new MailTemplate(place, 0, true, BuiltInTemplates.of(kind, language)),
                "Bruno Leroy\nConseiller clientèle, Support France");
    }

    private static void show(String name, Language language, Letter letter) {
        try {
            var folder = Files.createDirectories(Path.of("target", "mails"));
            var _ = Files.writeString(folder.resolve(name + "-" + language.code() + ".html"), letter.html());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
