package io.lexicall.architecture;

import io.lexicall.testkit.ArchitectureChecks;

/** The test kit keeps its own lines. */
class ArchitectureTest extends ArchitectureChecks {}
