package io.guichet.testing;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** The rules that hold in every module, whether it has layers or not. */
public final class LibraryRules {

    @ArchTest
    static final ArchTests time = ArchTests.in(GivenRules.class);

    @ArchTest
    static final ArchTests pipelines = ArchTests.in(PipelineRules.class);

    @ArchTest
    static final ArchTests shapes = ArchTests.in(ShapeRules.class);

    private LibraryRules() {}
}
