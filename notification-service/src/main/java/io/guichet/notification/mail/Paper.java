package io.guichet.notification.mail;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.notification.template.MailTemplate;
import io.guichet.notification.wording.Language;

/**
 * What a letter is written on.
 *
 * @param department that it is from
 * @param from the address that it comes from
 * @param signature below it, in lines; empty for what nobody signs
 */
public record Paper(Department department, String from, MailTemplate template, String signature) {

    Language language() {
        return template.place().language();
    }

    /** The domain that makes its Message-ID unique. */
    String domain() {
        var address = department.supportAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
