package org.precisionbenefit.audit.cli;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.proof.MakeBundle;
import org.precisionbenefit.audit.proof.ProveEntries;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Whoever checks loads no more than what checks: the engine and its libraries are for a replay. */
class VerifierJarTest {
    private static final List<Class<?>> SMALL =
            List.of(DecisionId.class, Digest.class, ReleaseKind.class, Salt.class, SourceFile.class, SourceFiles.class);

    /** What the server alone needs to make a bundle. */
    private static final List<Class<?>> SERVER = List.of(MakeBundle.class, ProveEntries.class);

    private static final String[] CHECKING = {
        "org.precisionbenefit.audit.log", "org.precisionbenefit.audit.cli", "org.precisionbenefit.audit.proof"
    };
    private static final DescribedPredicate<JavaClass> CHECKS =
            DescribedPredicate.describe("what checks", type -> isOneOf(SMALL, type) || checks(type));

    private static boolean checks(JavaClass type) {
        return JavaClass.Predicates.resideInAnyPackage(CHECKING).test(type.getBaseComponentType())
                && !isOneOf(SERVER, type);
    }

    private static boolean isOneOf(List<Class<?>> some, JavaClass type) {
        String name = type.getBaseComponentType().getName();
        return some.stream().anyMatch(each -> name.equals(each.getName()) || name.startsWith(each.getName() + "$"));
    }

    @Test
    void checks_stand_on_java_and_on_few_classes_of_ours() {
        ArchRule rule = ArchRuleDefinition.classes()
                .that(CHECKS)
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("java..", "org.jspecify.annotations")
                        .or(CHECKS)
                        .or(DescribedPredicate.describe("plain values", type -> type.getBaseComponentType()
                                .isPrimitive())));
        ClassFileImporter importer =
                new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
        rule.check(importer.importPackages(CHECKING));
        rule.check(importer.importClasses(SMALL.toArray(Class<?>[]::new)));
    }
}
