package org.precisionbenefit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of a house, generated from its picture. */
final class HouseRules {
    private static final Set<String> CLOCKS_AND_CHANCE = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty");
    // Throwable is looked for in the sources: the compiler itself catches it for every try with resources.
    private static final Set<String> TOO_WIDE =
            Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");

    private HouseRules() {}

    static Map<String, ArchRule> of(House house) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        for (String stage : house.stageNames()) {
            String[] hidden = house.hiddenFrom(stage).toArray(String[]::new);
            if (hidden.length > 0) {
                rules.put(
                        "a_stage_looks_only_up: " + stage,
                        noClasses()
                                .that()
                                .resideInAPackage(house.in(stage))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(hidden));
            }
        }
        rules.put(
                "the_core_is_plain_java",
                classes()
                        .that(house.core())
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage("java..", "org.jspecify..", house.root() + ".."));
        rules.put(
                "only_app_sees_leaves",
                classes().that().resideInAPackage(house.root() + "..").should(notSeeOtherLeaves(house)));
        house.technologies()
                .forEach((library, leaves) -> rules.put(
                        "a_technology_stays_in_its_leaf: " + library,
                        noClasses()
                                .that(resideInAPackage(house.root() + "..")
                                        .and(DescribedPredicate.not(resideInAnyPackage(house.packagesOfLeaves(leaves))))
                                        .and(DescribedPredicate.not(resideInAPackage(house.in("app")))))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(library)));
        rules.put(
                "time_and_chance_are_arguments",
                noClasses()
                        .that(resideInAPackage(house.root() + "..")
                                .and(DescribedPredicate.not(resideInAnyPackage(house.in("app"), house.in("api")))))
                        .should()
                        .callMethodWhere(DescribedPredicate.describe(
                                "asks a clock, chance or the environment",
                                (JavaCall<?> call) -> CLOCKS_AND_CHANCE.contains(
                                        call.getTargetOwner().getName() + "." + call.getName()))));
        rules.put(
                "nothing_static_changes",
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(house.root() + "..")
                        .and()
                        .areStatic()
                        .should()
                        .beFinal());
        rules.put(
                "nothing_is_injected_into_fields",
                noFields()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(house.root() + "..")
                        .should()
                        .beAnnotatedWith("jakarta.inject.Inject"));
        rules.put(
                "core_types_are_closed",
                classes().that(house.core()).and().arePublic().should(beClosed()));
        rules.put(
                "only_human_review_denies",
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(house.root() + ".casework.HumanReview")
                        .should()
                        .callConstructorWhere(DescribedPredicate.describe(
                                "constructs what a person decides",
                                call -> Set.of("Denied", "ApprovedByPerson").stream()
                                        .anyMatch(kind -> call.getTargetOwner()
                                                .getName()
                                                .equals(house.root() + ".casework." + kind)))));
        // Whoever cannot make a reviewer out of a caller, or begin a review, or keep one, decides nothing in a person's
        // place.
        rules.put(
                "only_the_way_of_a_review_reviews",
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(house.root() + ".casework.Reviewing")
                        .and()
                        .doNotHaveFullyQualifiedName(house.root() + ".casework.Reviewer")
                        .should()
                        .callCodeUnitWhere(
                                DescribedPredicate.describe("reviews in a person's place", (JavaCall<?> call) -> Set.of(
                                                house.root() + ".casework.Reviewer.<init>",
                                                house.root() + ".casework.HumanReview.<init>",
                                                house.root() + ".audit.review.ReviewStore.keep")
                                        .contains(call.getTargetOwner().getName() + "." + call.getName()))));
        rules.put(
                "names_say_something",
                noClasses()
                        .that()
                        .resideInAPackage(house.root() + "..")
                        .should()
                        .haveNameMatching(".*[.$](Base[A-Z]\\w*|Common[A-Z]\\w*|\\w*(Utils?|Helper|Manager|Impl))"));
        rules.put(
                "letters_change_their_case_in_one_place",
                noClasses()
                        .that(resideInAPackage(house.root() + "..")
                                .and(DescribedPredicate.not(nameMatching(".*[.]terminology[.]LetterCase"))))
                        .should()
                        .callMethodWhere(DescribedPredicate.describe(
                                "asks a text for another letter case",
                                (JavaCall<?> call) -> call.getTargetOwner().isEquivalentTo(String.class)
                                        && (call.getName().equals("toLowerCase")
                                                || call.getName().equals("toUpperCase")))));
        rules.put(
                "one_barrier_catches_all",
                classes().that().resideInAPackage(house.root() + "..").should(catchNarrowly(house)));
        return rules;
    }

    private static ArchCondition<JavaClass> notSeeOtherLeaves(House house) {
        DescribedPredicate<JavaClass> leaf = resideInAnyPackage(house.leafPackages());
        return new ArchCondition<>("not see a leaf that is not their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.getPackageName().startsWith(house.root() + ".app")) {
                    return;
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> leaf.test(dependency.getTargetClass()))
                        .filter(dependency ->
                                !isOwn(house, type, dependency.getTargetClass().getPackageName()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    /** A leaf's own package, or the one in terminology that hides the same technology for all. */
    private static boolean isOwn(House house, JavaClass type, String target) {
        String technology =
                type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        return target.equals(type.getPackageName()) || target.equals(house.root() + ".terminology." + technology);
    }

    private static ArchCondition<JavaClass> beClosed() {
        return new ArchCondition<>("be records, enums, interfaces or final classes") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean closed = type.isRecord()
                        || type.isEnum()
                        || type.isInterface()
                        || type.isAnonymousClass()
                        || type.getModifiers().contains(JavaModifier.FINAL);
                if (!closed) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is open"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> catchNarrowly(House house) {
        return new ArchCondition<>("catch named exceptions only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.getName().equals(house.root() + ".decision.Barrier")) {
                    return;
                }
                type.getCodeUnits().stream()
                        .flatMap(unit -> unit.getTryCatchBlocks().stream())
                        .flatMap(block -> block.getCaughtThrowables().stream())
                        .map(JavaClass::getName)
                        .filter(TOO_WIDE::contains)
                        .forEach(caught ->
                                events.add(SimpleConditionEvent.violated(type, type.getName() + " catches " + caught)));
            }
        };
    }

    /** The top-level packages that stand under the root. */
    static List<String> found(House house, Iterable<JavaClass> types) {
        Set<String> found = new java.util.TreeSet<>();
        for (JavaClass type : types) {
            String rest = type.getPackageName().substring(house.root().length());
            found.add(rest.isEmpty() ? "" : rest.substring(1).split("[.]", 2)[0]);
        }
        return List.copyOf(found);
    }
}
