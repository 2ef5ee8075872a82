package io.guichet.reliable;

import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

/** Gives new ids: UUID version 7, so that they sort by the time at which they were given. */
@Singleton
public class Ids {

    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    /** A new id, never given before; safe from any thread. */
    public UUID next() {
        return generator.generate();
    }
}
