package io.guichet.reliable;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

import io.guichet.testing.GivenRules;
import io.guichet.testing.ShapeRules;

/** This module is the way to Kafka, and begins work by itself: the rules of layers and pipelines are for its users. */
@AnalyzeClasses(packages = "io.guichet.reliable", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests GIVEN = ArchTests.in(GivenRules.class);

    @ArchTest
    static final ArchTests SHAPES = ArchTests.in(ShapeRules.class);
}
