package io.guichet.notification.mail;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.ROUTING;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.MailHeaders;
import io.guichet.events.MessageKind;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.notification.TicketFixtures;
import io.guichet.notification.audience.NoticeKind;
import io.guichet.notification.audience.Telling;
import io.guichet.notification.audience.Telling.Acknowledgement;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.audience.Telling.Promise;
import io.guichet.notification.audience.Telling.Reply;
import io.guichet.notification.audience.Telling.Resolution;
import io.guichet.notification.audience.WhenMessageAdded;
import io.guichet.notification.audience.WhenOpened;
import io.guichet.notification.audience.WhenResolved;
import io.guichet.notification.mail.Letter.Origin;
import io.guichet.notification.mail.Letter.Sender;
import io.guichet.notification.template.BuiltInTemplates;
import io.guichet.notification.template.MailTemplate;
import io.guichet.notification.template.TemplateKind;
import io.guichet.notification.template.TemplateLanguage;
import io.guichet.notification.template.TemplatePlace;
import io.guichet.notification.template.TemplateWriter;
import io.guichet.notification.ticket.MailThread;
import io.guichet.notification.ticket.TicketFacts;
import io.guichet.notification.wording.Language;
import io.guichet.notification.wording.TestWording;
import io.guichet.testing.DirectoryFixtures;

class LetterWriterTest {

    private static final Department FRANCE = new Department("support-fr", "Support France", "fr",
            "support@fr.guichet.example", "france", Map.of());
    private static final UUID EVENT = UUID.fromString("00000000-0000-7000-8000-0000000000ff");

    private static final LinkConfig LINKS = () -> URI.create("https://guichet.example/");
    private final LetterWriter writer = new LetterWriter(TestWording.wording(),
            new TemplateWriter(new TemplateLanguage()), LINKS, new Enclosing(10_000_000, LINKS));

    @Test
    void an_acknowledgement_comes_from_the_department_and_joins_the_thread() {
        var ticket = ticket();

        var letter = acknowledgement(ticket);

        assertThat(letter.from()).isEqualTo(new Sender("Support France", "support@fr.guichet.example"));
        assertThat(letter.to()).isEqualTo("claire@client.example");
        assertThat(letter.replyTo()).isEqualTo("support+t0ken@fr.guichet.example");
        assertThat(letter.mailId()).isEqualTo("<ack." + ticket.id() + "@fr.guichet.example>");
        assertThat(letter.inReplyTo()).isEqualTo("<first@client.example>");
        assertThat(letter.references()).containsExactly("<first@client.example>");
        assertThat(letter.origin()).isEqualTo(Origin.AUTO_REPLIED);
    }

    @Test
    void an_acknowledgement_says_nothing_that_its_cause_chose() {
        var letter = acknowledgement(ticket().about("Achetez ceci sur http://spam.example"));

        assertThat(letter.subject() + letter.text() + letter.html())
                .doesNotContain("Achetez", "spam.example", "Claire", "Dubois");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"fr,Votre demande est bien enregistrée", "en,We have received your request",
        "-,Votre demande est bien enregistrée", "de,Votre demande est bien enregistrée"})
    void an_acknowledgement_is_in_the_customers_language_or_else_the_departments(@Nullable String language,
            String subject) {
        var ticket = ticket().in("support-fr", language);

        var letter = acknowledgement(ticket);

        assertThat(letter.subject()).isEqualTo(subject + " [#" + ticket.number() + "]");
        assertThat(letter.text()).contains(Long.toString(ticket.number()), "Support France");
        assertThat(letter.html()).contains("<strong>" + ticket.number() + "</strong>", "Support France");
    }

    @Test
    void a_reply_comes_from_the_agent_at_the_department() {
        var ticket = ticket();

        var letter = reply(ticket, "C’est réglé.");

        assertThat(letter.from())
                .isEqualTo(new Sender("Bruno Leroy – Support France", "support@fr.guichet.example"));
        assertThat(letter.mailId()).startsWith("<msg.").endsWith("@fr.guichet.example>");
        assertThat(letter.inReplyTo()).isEqualTo("<first@client.example>");
        assertThat(letter.origin()).isEqualTo(Origin.WRITTEN);
        assertThat(letter.text()).isEqualTo("C’est réglé.\n\n-- \nBruno Leroy\nSupport France");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Colis perdu", "Re: Colis perdu", "RE : Re: Colis perdu", "Colis perdu [#TAG]",
        "AW: Colis perdu"})
    void a_reply_has_the_subject_once_and_the_number(String subject) {
        var ticket = ticket();
        var letter = reply(ticket.about(subject.replace("TAG", Long.toString(ticket.number()))), "Oui");

        assertThat(letter.subject()).isEqualTo("Re: Colis perdu [#" + ticket.number() + "]");
    }

    @Test
    void what_people_write_is_escaped_in_html_and_left_alone_in_text() {
        var letter = reply(ticket(), "1 < 2 & <script>alert('x')</script>\nsuite\n\nfin {notATemplate}");

        assertThat(letter.html())
                .contains("1 &lt; 2 &amp; &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;<br>suite</p>",
                        "{notATemplate}")
                .doesNotContain("<script>");
        assertThat(letter.text()).startsWith("1 < 2 & <script>alert('x')</script>\nsuite\n\nfin {notATemplate}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ASSIGNED|Le ticket #NUMBER vous est attribué : Paiement refusé",
        "CUSTOMER_REPLIED|Nouveau message du client sur le ticket #NUMBER : Paiement refusé",
        "MENTIONED|Vous êtes cité dans une note du ticket #NUMBER : Paiement refusé",
        "BREACH_APPROACHING|Ticket #NUMBER : première réponse attendue dans 25 min",
        "BREACHED|Ticket #NUMBER : première réponse en retard",
        "MAIL_FAILED|Un e-mail au client n’a pas pu être remis (ticket #NUMBER)",
        "MAIL_BOUNCED|Un e-mail au client est revenu (ticket #NUMBER)",
        "MAIL_HELD|Un e-mail d’un inconnu attend d’être accepté ou refusé (ticket #NUMBER)",
        "ESCALATION|Escalade du ticket #NUMBER : première réponse attendue dans 25 min",
        "WATCH_RULE|Ticket #NUMBER : Rappelez-la <vite>",
        "REMINDER|Rappel : Rappelez-la <vite> (ticket #NUMBER)"})
    void an_agent_is_told_in_french(NoticeKind kind, String subject) {
        var ticket = ticket();

        var letter = notice(kind, ticket, DirectoryFixtures.BRUNO);

        assertThat(letter.subject().replace('\u00a0', ' '))
                .isEqualTo(subject.replace("NUMBER", Long.toString(ticket.number())));
        assertThat(letter.text()).startsWith("Bonjour Bruno Leroy,")
                .contains("https://guichet.example/tickets/" + ticket.id());
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void an_agent_is_told_in_english(NoticeKind kind) {
        var ticket = ticket();

        var letter = notice(kind, ticket, DirectoryFixtures.DANIEL);

        assertThat(letter.subject()).containsIgnoringCase("ticket #" + ticket.number());
        assertThat(letter.text()).startsWith("Hello Daniel Smith,").contains("Customer: Claire Dubois");
        assertThat(letter.html()).contains("lang=\"en\"",
                "<a href=\"https://guichet.example/tickets/" + ticket.id() + "\"");
    }

    @Test
    void whom_only_an_address_is_known_of_is_told_in_the_departments_language() {
        var letter = notice(NoticeKind.ESCALATION, Duration.ofHours(-2), ticket(), Addressee.of("boss@client.example"));

        assertThat(letter.to()).isEqualTo("boss@client.example");
        assertThat(letter.subject().replace('\u00a0', ' ')).endsWith("première réponse en retard de 2 h");
        assertThat(letter.text().replace('\u00a0', ' ')).startsWith("Bonjour,\n")
                .contains("\n\nRappelez-la <vite>\n\nObjet : ");
        assertThat(letter.html()).contains("Bonjour,</p>", "Rappelez-la &lt;vite&gt;</p>");
    }

    @Test
    void what_a_rule_writes_to_a_customer_is_from_the_department_and_says_that_it_is_automatic() {
        var added = ticket().written(ROUTING, MessageKind.REPLY, "Avez-vous encore besoin de nous ?");

        var unsigned = paper(TemplateKind.REPLY, Language.FR);
        var letter = writer.reply((Reply) only(WhenMessageAdded.tells(added)),
                new Paper(FRANCE, unsigned.from(), unsigned.template(), "Support France"));

        assertThat(letter.from().name()).isEqualTo("Support France");
        assertThat(letter.origin()).isEqualTo(Origin.AUTO_GENERATED);
        assertThat(letter.text()).isEqualTo("Avez-vous encore besoin de nous ?\n\n-- \nSupport France");
        assertThat(letter.html()).doesNotContain("routing");
    }

    @Test
    void notices_of_a_ticket_are_one_thread_of_machine_mails_apart_from_the_customers() {
        var ticket = ticket();

        var letter = notice(NoticeKind.ASSIGNED, ticket, DirectoryFixtures.BRUNO);

        assertThat(letter.to()).isEqualTo("bruno@demo.guichet.example");
        assertThat(letter.references()).containsExactly("<ticket." + ticket.id() + "@fr.guichet.example>");
        assertThat(letter.mailId()).matches("<notice\\." + ticket.id() + "\\.[0-9a-f]{32}@fr\\.guichet\\.example>")
                .isNotEqualTo(notice(NoticeKind.ASSIGNED, ticket, DirectoryFixtures.CHLOE).mailId());
        assertThat(letter.origin()).isEqualTo(Origin.AUTO_GENERATED);
    }

    @Test
    void a_resolution_continues_the_thread_and_is_a_machines() {
        var ticket = ticket().now(TicketStatus.RESOLVED);
        var thread = new MailThread("support+t0ken@fr.guichet.example", "<last@x>", List.of("<first@x>"), null,
                false);
        var resolution = (Resolution) only(WhenResolved.tells(ticket.moved(), thread, "request:1"));

        var letter = writer.resolution(resolution, paper(TemplateKind.RESOLUTION, Language.FR), EVENT);

        assertThat(letter.subject()).isEqualTo("Votre demande est résolue [#" + ticket.number() + "]");
        assertThat(letter.inReplyTo()).isEqualTo("<last@x>");
        assertThat(letter.references()).containsExactly("<first@x>", "<last@x>");
        assertThat(letter.mailId()).isEqualTo("<resolved." + EVENT + "@fr.guichet.example>");
        assertThat(letter.replyTo()).isEqualTo("support+t0ken@fr.guichet.example");
        assertThat(letter.origin()).isEqualTo(Origin.AUTO_GENERATED);
        assertThat(letter.text()).endsWith("-- \nBruno Leroy\nSupport France");
    }

    @Test
    void from_another_address_than_the_departments_an_answer_still_reaches_it() {
        var telling = (Acknowledgement) only(WhenOpened.tells(ticket().opened()));
        var unaddressed = new Acknowledgement(telling.ticket(), telling.address(),
                new MailHeaders(null, null, null, List.of()), false);
        var paper = new Paper(FRANCE, "guichet@mail.example", paper(TemplateKind.ACKNOWLEDGEMENT, Language.FR)
                .template(), "");

        var letter = writer.acknowledgement(unaddressed, paper, "", "");

        assertThat(letter.from()).isEqualTo(new Sender("Support France", "guichet@mail.example"));
        assertThat(letter.replyTo()).isEqualTo("support@fr.guichet.example");
    }

    private Letter acknowledgement(TicketFixtures ticket) {
        return writer.acknowledgement((Acknowledgement) only(WhenOpened.tells(ticket.opened())),
                paper(TemplateKind.ACKNOWLEDGEMENT, Language.firstOf(ticket.language(), "fr")), "", "");
    }

    private Letter reply(TicketFixtures ticket, String text) {
        var added = ticket.written(BRUNO, MessageKind.REPLY, text);
        return writer.reply((Reply) only(WhenMessageAdded.tells(added)), paper(TemplateKind.REPLY, Language.FR));
    }

    private Letter notice(NoticeKind kind, TicketFixtures ticket, UUID agent) {
        return notice(kind, Duration.ofMinutes(25), ticket, Addressee.of(agentOf(agent)));
    }

    private Letter notice(NoticeKind kind, Duration left, TicketFixtures ticket, Addressee to) {
        var promise = kind.name().startsWith("BREACH") || kind == NoticeKind.ESCALATION
                ? new Promise(TargetKind.FIRST_RESPONSE, left)
                : null;
        var facts = TicketFacts.of(ticket.snapshot());
        var note = kind.name().startsWith("MAIL") ? null : "Rappelez-la <vite>";
        return writer.notice(new Matter(kind, facts, promise, note), facts, EVENT, to,
                paper(TemplateKind.NOTICE, Language.firstOf(to.language(), "fr")));
    }

    private static Paper paper(TemplateKind kind, Language language) {
        var place = new TemplatePlace(FRANCE.key(), kind, language);
        return new Paper(FRANCE, FRANCE.supportAddress(),
                new MailTemplate(place, 0, true, BuiltInTemplates.of(kind, language)), "Bruno Leroy\nSupport France");
    }

    private static Telling only(List<Telling> tellings) {
        assertThat(tellings).hasSize(1);
        return tellings.getFirst();
    }

    private static Agent agentOf(UUID id) {
        return DirectoryFixtures.agents().stream()
                .filter(AgentChanged.class::isInstance).map(event -> ((AgentChanged) event).agent())
                .filter(agent -> agent.id().equals(id)).findFirst().orElseThrow();
    }
}
