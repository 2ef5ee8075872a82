package io.guichet.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.notification.audience.NoticeKind;
import io.guichet.notification.ticket.TicketFacts;
import io.guichet.notification.wording.AcknowledgementWords;
import io.guichet.notification.wording.Language;
import io.guichet.notification.wording.MailWords;
import io.guichet.notification.wording.NoticeMailWords;
import io.guichet.notification.wording.NoticeWords;
import io.guichet.notification.wording.ReplyWords;
import io.guichet.notification.wording.ResolutionWords;

class TemplateRulesTest {

    private final TemplateLanguage language = new TemplateLanguage();
    private final TemplateRules rules = new TemplateRules(language);
    private final TemplateWriter writer = new TemplateWriter(language);

    @ParameterizedTest
    @EnumSource(TemplateKind.class)
    void every_built_in_template_keeps_the_rules(TemplateKind kind) {
        for (var tongue : Language.values()) {
            assertThatCode(() -> rules.verify(kind, BuiltInTemplates.of(kind, tongue))).doesNotThrowAnyException();
        }
    }

    static Stream<Map.Entry<TemplateKind, MailWords>> words() {
        var facts = new TicketFacts(new UUID(0, 1), 42, "Colis", "support-fr", null, null, null, "Claire", "c@x");
        var notice = new NoticeWords(Language.FR, NoticeKind.ASSIGNED, facts, "Bruno", "Support", null, null, false,
                null, URI.create("https://guichet.example/tickets/1"));
        return Map.<TemplateKind, MailWords>of(TemplateKind.ACKNOWLEDGEMENT,
                new AcknowledgementWords(42, "Support", "demain", "lundi"),
                TemplateKind.REPLY, new ReplyWords(42, "Colis", "Support", null, "Bonjour", null, "Bruno"),
                TemplateKind.RESOLUTION, new ResolutionWords(42, "Colis", "Support", "Bruno", "Bruno"),
                TemplateKind.NOTICE, new NoticeMailWords("Titre", notice, facts)).entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("words")
    void every_placeholder_of_a_kind_has_a_value_and_no_other(Map.Entry<TemplateKind, MailWords> said) {
        assertThat(said.getValue().values()).containsOnlyKeys(said.getKey().placeholders().toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{agent.class}", "{agent.length}", "{agent.toUpperCase()}", "{cdi:config}", "{inject:x}",
        "{config:property('x')}", "{agent ?: 'x'}", "{agent.or('x')}", "{this}",
        "{#for x in text}{x}{/for}",
        "{#include other}{/include}", "{#let x=agent}{x}{/let}", "{#eval text /}", "{#if agent == 'x'}y{/if}",
        "{#if agent.isEmpty}y{/if}", "{@java.lang.String agent}{agent}", "{#if agent}never closed", "{unknown}",
        "{#when agent}{#is x}y{/when}", "{agent.getClass().forName('java.lang.Runtime')}",
        "{#fragment id=x}{/fragment}",
        "{#insert x}{/insert}", "{#with agent}{length}{/with}"})
    void a_template_names_placeholders_and_nothing_else(String evil) {
        assertThat(flaws(evil)).isNotEmpty().allSatisfy(flaw -> assertThat(flaw.part()).isEqualTo("text"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Bonjour {nam},|1|9", "Bonjour\\n\\n  {agent.class}|3|3",
        "Bonjour\\n{#if agent}|2|12"})
    void a_flaw_says_where_it_is(String source, int line, int column) {
        assertThat(flaws(source.replace("\\n", "\n"))).first()
                .satisfies(flaw -> assertThat(List.of(flaw.line(), flaw.column())).isEqualTo(List.of(line, column)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{#if agent}{agent}{#else}{department}{/if}", "{#if !agent}x{/if}", "{ not a placeholder }",
        "{#if agent && text}x{/if}", "\\{agent}", "{! a remark !}{number}"})
    void conditions_and_remarks_are_allowed(String source) {
        assertThat(flaws(source)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=\"https://x.example/pixel.gif\">", "<script>alert(1)</script>",
        "<p onclick=\"x()\">x</p>", "<a href=\"javascript:x()\">x</a>", "<a href=\"{text}\">x</a>",
        "<p style=\"background:url(https://x.example)\">x</p>", "<p style=\"{agent}\">x</p>", "<!-- hidden -->",
        "<style>p{}</style>", "<iframe src=\"x\"></iframe>", "<form action=\"x\"><input></form>", "<svg><a/></svg>",
        "<p {agent}>x</p>", "<p style=\"behavior:expression(x)\">x</p>", "<base href=\"https://x.example\">",
        "<a href=\"https://x.example/{text}\">x</a>", "<link rel=\"stylesheet\" href=\"x\">",
        "<table background=\"x\">",
        "<a href=\"data:text/html,x\">x</a>", "<object data=\"x\"></object>", "<p class=\"{#if agent}x{/if}\">y</p>",
        "<meta http-equiv=\"refresh\" content=\"0\">", "<{#if number}img src=\"https://x.example\"{/if}>",
        "Subject: <{subject}>", "<{! a remark !}img src=\"https://x.example\">", "</{subject}>", "1 < 2",
        "<a href=\"https://x.example", "<p>x</p><p", "x <", "<body background=\"https://x.example\">",
        "<td background=\"https://x.example\">x</td>", "<tr onclick=\"x()\"></tr>", "</td></tr></table>",
        "<div>never closed", "<p align=\"left\" align=\"{agent}\">x</p>"})
    void markup_that_acts_or_fetches_is_refused(String evil) {
        assertThat(unusable(TemplateKind.REPLY, new TemplateText("S", "T", "<p>ok</p>\n" + evil, "")).flaws())
                .isNotEmpty().allSatisfy(flaw -> {
                    assertThat(flaw.part()).isEqualTo("html");
                    assertThat(flaw.line()).isGreaterThanOrEqualTo(1);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<table>{#if agent}<tr><td>{agent}</td></tr>{/if}</table>", "1 &lt; 2 & 3<br/><hr>",
        "<ul><li>a<li>b</ul>", "<a href=\"https://x.example/?a=1&b=2\">x</a>", "<TABLE><TR><TD>x</TD></TR></TABLE>"})
    void markup_without_mistakes_is_allowed(String good) {
        assertThatCode(() -> rules.verify(TemplateKind.REPLY, new TemplateText("S", "T", good, "")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_mistake_in_markup_says_where_it_is() {
        assertThat(unusable(TemplateKind.REPLY, new TemplateText("S", "T", "<p>ok</p>\nVoir <{subject}>", "")).flaws())
                .containsExactly(new TemplateFlaw("html", 2, 7, "A < that begins no tag is written &lt;"));
    }

    @Test
    void built_in_templates_are_read_once() {
        assertThat(BuiltInTemplates.of(TemplateKind.REPLY, Language.FR))
                .isSameAs(BuiltInTemplates.of(TemplateKind.REPLY, Language.FR));
    }

    @Test
    void the_link_of_a_notice_is_the_only_placeholder_in_an_attribute() {
        assertThatCode(() -> rules.verify(TemplateKind.NOTICE,
                new TemplateText("S", "T", "<a href=\"{link}\">x</a> <a href=\"https://x.example/a?b=1\">y</a>", "")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_subject_is_one_line() {
        assertThat(unusable(TemplateKind.REPLY, new TemplateText("A\nBcc: x", "T", "H", "")).flaws())
                .extracting(TemplateFlaw::part).containsExactly("subject");
    }

    @Test
    void what_people_write_is_escaped_in_html_and_is_no_template() {
        var place = new TemplatePlace("support-fr", TemplateKind.REPLY, Language.FR);
        var template = new MailTemplate(place, 1, false, new TemplateText("{subject}", "{text}",
                "<p>{agent}</p>{text}", ""));
        var said = writer.say(template, new ReplyWords(42, "Colis\r\nBcc: <x>", "Support", "<b>Eve</b>",
                "1 < 2 {department}\nsuite\n\nfin", null, "Eve"));

        assertThat(said.subject()).isEqualTo("Colis Bcc: <x>");
        assertThat(said.html()).contains("<p>&lt;b&gt;Eve&lt;/b&gt;</p>", "1 &lt; 2 {department}<br>suite</p>",
                ">fin</p>");
        assertThat(said.text()).startsWith("1 < 2 {department}\nsuite");
    }

    @Test
    void what_people_write_with_a_form_keeps_it_and_what_stands_below_is_escaped() {
        var place = new TemplatePlace("support-fr", TemplateKind.REPLY, Language.FR);
        var template = new MailTemplate(place, 1, false, new TemplateText("{subject}", "{text}", "{text}", ""));
        var said = writer.say(template, new ReplyWords(42, "Colis", "Support", null, "Payez ici (https://pay.example)",
                new MailWords.Markup("<p><a href=\"https://pay.example\">Payez ici</a></p>", "a < b"), "Eve"));

        assertThat(said.html()).contains("<p><a href=\"https://pay.example\">Payez ici</a></p>", ">a &lt; b</p>");
        assertThat(said.text()).isEqualTo("Payez ici (https://pay.example)");
    }

    @Test
    void a_template_that_names_the_promise_is_known_to_wait_for_it() {
        var place = new TemplatePlace("support-fr", TemplateKind.ACKNOWLEDGEMENT, Language.FR);
        var waits = new MailTemplate(place, 1, false,
                new TemplateText("S", "{#if promised}Avant {promised}{/if}", "H", ""));

        assertThat(writer.names(waits, TemplateKind.PROMISED)).isTrue();
        assertThat(writer.names(new MailTemplate(place, 0, true, BuiltInTemplates.of(TemplateKind.ACKNOWLEDGEMENT,
                Language.FR)), TemplateKind.PROMISED)).isTrue();
        assertThat(writer.names(new MailTemplate(place, 1, false, new TemplateText("S", "{number}", "H", "")),
                TemplateKind.PROMISED)).isFalse();
    }

    private List<TemplateFlaw> flaws(String text) {
        return language.flaws(TemplateKind.REPLY.placeholders(), "text", text);
    }

    private TemplateUnusable unusable(TemplateKind kind, TemplateText text) {
        return catchThrowableOfType(TemplateUnusable.class, () -> rules.verify(kind, text));
    }
}
