package io.guichet.testing;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/**
 * Every rule that a service keeps; it applies them with one class:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "io.guichet.ticket", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests houseRules = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 *
 * <p>
 * A library has no adapters and applies {@link LibraryRules} alone. A place that has to break a rule is named in the
 * module's {@code src/test/resources/archunit_ignore_patterns.txt}: a regular expression that matches the whole message
 * of that one violation, under a comment (a line that starts with {@code #}) with the reason.
 */
public final class HouseRules {

    @ArchTest
    static final ArchTests everywhere = ArchTests.in(LibraryRules.class);

    @ArchTest
    static final ArchTests layers = ArchTests.in(LayerRules.class);

    private HouseRules() {}
}
