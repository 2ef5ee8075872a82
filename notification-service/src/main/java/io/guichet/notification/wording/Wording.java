package io.guichet.notification.wording;

import jakarta.inject.Singleton;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;

/** Says what no administrator words: what happened, in one line, and the frame that all mails have. */
@Singleton
public class Wording {

    private final Engine engine;

    /** The engine knows the templates in {@code templates/mail} and escapes what goes into HTML. */
    public Wording(Engine engine) {
        this.engine = engine;
    }

    /** What happened, in one line. */
    public String title(NoticeWords words) {
        var target = words.target() == null ? "" : say(template(words.language(), "target.txt").data("notice", words));
        return say(template(words.language(), "notice.title.txt").data("notice", words).data("target", target));
    }

    /** To whoever reads an address: is it ours; the part is {@code subject.txt}, {@code txt}, {@code html} or so. */
    public String confirmation(String part, ConfirmationWords words) {
        return say(template(words.language(), "confirmation." + part).data("confirmation", words));
    }

    /** A mail's HTML, whole. */
    public String framed(Frame frame) {
        return say(engine.getTemplate("mail/layout.html").instance().data("frame", frame));
    }

    private TemplateInstance template(Language language, String name) {
        return engine.getTemplate("mail/" + language.code() + "/" + name).instance();
    }

    private static String say(TemplateInstance words) {
        return words.render().strip();
    }
}
