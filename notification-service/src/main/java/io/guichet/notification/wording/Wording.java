package io.guichet.notification.wording;

import jakarta.inject.Singleton;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;

/** Says a thing in a language, with the templates in {@code templates/mail/<language>}. */
@Singleton
public class Wording {

    private final Engine engine;

    /** The engine knows the templates and escapes what goes into HTML. */
    public Wording(Engine engine) {
        this.engine = engine;
    }

    /** To a customer: the request has arrived; the part is {@code subject.txt}, {@code txt} or {@code html}. */
    public String acknowledgement(Language language, String part, AcknowledgementWords words) {
        return say(template(language, "acknowledgement." + part).data("acknowledgement", words));
    }

    /** To a customer: what an agent wrote; the part is {@code txt} or {@code html}. */
    public String reply(Language language, String part, ReplyWords words) {
        return say(template(language, "reply." + part).data("reply", words));
    }

    /** What happened, in one line. */
    public String title(NoticeWords words) {
        var target = words.target() == null ? "" : say(template(words.language(), "target.txt").data("notice", words));
        return say(template(words.language(), "notice.title.txt").data("notice", words).data("target", target));
    }

    /** To an agent, or to whom a rule names: what happened, and where to look; the part is {@code txt} or {@code html}. */
    public String notice(String part, NoticeWords words) {
        return say(template(words.language(), "notice." + part)
                .data("notice", words)
                .data("title", title(words)));
    }

    private TemplateInstance template(Language language, String name) {
        return engine.getTemplate("mail/" + language.code() + "/" + name).instance();
    }

    private static String say(TemplateInstance words) {
        return words.render().strip();
    }
}
