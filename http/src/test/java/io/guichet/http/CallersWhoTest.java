package io.guichet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.events.Actor;
import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.directory.Directory;
import io.guichet.testing.DirectoryFixtures;

class CallersWhoTest {

    private final Directory directory = new Directory();

    CallersWhoTest() {
        DirectoryFixtures.events().forEach(directory::apply);
    }

    @Test
    void an_agent_has_the_profile_s_permissions_and_reach() {
        var caller = Callers.who(person(DirectoryFixtures.FARID), directory);

        assertThat(caller).isInstanceOfSatisfying(Caller.Person.class, farid -> {
            assertThat(farid.reach()).isEqualTo(Reach.GROUP);
            assertThat(farid.groups()).containsExactly("billing-fr");
            assertThat(farid.may(Permission.TICKET_PROPOSE)).isTrue();
            assertThat(farid.may(Permission.TICKET_REPLY)).isFalse();
            assertThat(farid.actor()).isEqualTo(new Actor(Actor.Kind.AGENT, farid.id(), "Farid Benali"));
        });
    }

    @Test
    void an_agent_whose_profile_was_removed_may_nothing_and_sees_only_their_own() {
        directory.apply(new EntryRemoved("profile:administrator", 2));

        var caller = Callers.who(person(DirectoryFixtures.ALICE), directory);

        assertThat(caller).isInstanceOfSatisfying(Caller.Person.class, alice -> {
            assertThat(alice.permissions()).isEmpty();
            assertThat(alice.reach()).isEqualTo(Reach.OWN);
        });
    }

    @Test
    void a_machine_is_never_taken_for_an_agent() {
        var claims = new Claims(DirectoryFixtures.ALICE, "guichet-demo", Set.of("administration"), null, false, null);

        var caller = Callers.who(claims, directory);

        assertThat(caller).isInstanceOf(Caller.Machine.class);
        assertThat(caller.may(Permission.DIRECTORY_ADMINISTER)).isTrue();
        assertThat(caller.may(Permission.TICKET_READ)).isFalse();
    }

    @Test
    void the_scopes_of_a_person_s_token_add_nothing() {
        var claims = new Claims(DirectoryFixtures.person(0x21), null, Set.of("administration"),
                "claire@client.example", true, "Claire");

        assertThat(Callers.who(claims, directory).permissions()).isEqualTo(Caller.OF_CUSTOMERS);
    }

    @Test
    void before_the_directory_is_known_nobody_is_guessed_to_be_a_customer() {
        var starting = new Directory() {
            @Override
            public boolean ready() {
                return false;
            }
        };

        assertThatThrownBy(() -> Callers.who(person(DirectoryFixtures.ALICE), starting))
                .isInstanceOf(DirectoryNotReady.class);
    }

    @Test
    void every_permission_of_the_fixtures_is_one_that_is_known() {
        assertThat(directory.profiles()).isNotEmpty()
                .allSatisfy(profile -> assertThat(profile.permissions())
                        .allSatisfy(key -> assertThat(Permission.of(key)).as(key).isPresent()));
    }

    private static Claims person(UUID id) {
        return new Claims(id, null, Set.of(), "somebody@demo.guichet.example", true, "Somebody");
    }
}
