package io.guichet.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void a_condition_may_speak_of_these_fields() {
        assertThat(Vocabulary.TICKET.fieldNames()).isEqualTo(List.of("subject", "text", "status", "priority", "type",
                "channel", "department", "group", "category", "product", "language", "region", "tags", "fields",
                "createdAt"));
        assertThat(Vocabulary.CONTACT.fieldNames()).isEqualTo(List.of("name", "email", "language", "importance",
                "level", "region", "verification", "fields"));
        assertThat(Vocabulary.ORGANIZATION.fieldNames())
                .isEqualTo(List.of("name", "importance", "level", "region", "fields", "present"));
    }
}
