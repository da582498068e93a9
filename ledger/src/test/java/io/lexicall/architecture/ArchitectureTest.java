package io.lexicall.architecture;

import io.lexicall.testkit.ArchitectureChecks;

class ArchitectureTest extends ArchitectureChecks {}
