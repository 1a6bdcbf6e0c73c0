package org.precisionbenefit.audit.cli;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** The verifier needs no more than what its own jar holds. */
class VerifierJarTest {
    @Test
    void verifier_stands_on_java_and_on_what_is_packed_with_it() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAnyPackage("org.precisionbenefit.audit.log", "org.precisionbenefit.audit.cli")
                .or()
                .haveFullyQualifiedName("org.precisionbenefit.terminology.Digest")
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                "java..",
                                "org.jspecify.annotations",
                                "org.precisionbenefit.audit.log",
                                "org.precisionbenefit.audit.cli")
                        .or(HasName.Predicates.name("org.precisionbenefit.terminology.Digest")))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.precisionbenefit.audit", "org.precisionbenefit.terminology"));
    }
}
