package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.terminology.ConfigurationFault;

/** A keys folder of another database is refused at the start, whichever of its files is the wrong one. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class KeyRegisterTest {
    @Inject
    DataSource database;

    @ConfigProperty(name = "precision-benefit.keys-dir")
    Path right;

    @TempDir
    Path temporary;

    @BeforeEach
    void one_decision_is_kept() throws IOException {
        given().contentType("application/json")
                .body(Files.readString(Path.of("docs/samples/plain/approved-gene-exception.json"))
                        .replace("demo-plain-approved-gene-exception", "of-the-register-test"))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200);
    }

    @Test
    void right_keys_are_taken_also_after_a_rotation_that_is_not_finished() throws IOException {
        assertThatCode(register(right)::check).doesNotThrowAnyException();
        Path rotated = copy(right);
        new KeysFolder(rotated).addSealingKey();
        assertThatCode(register(rotated)::check).doesNotThrowAnyException();
    }

    @Test
    void sealing_keys_of_another_database_are_refused_with_the_folder_and_what_to_do() throws IOException {
        Path swapped = copy(right);
        Files.copy(
                made().resolve("sealing.json"), swapped.resolve("sealing.json"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(register(swapped)::check)
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("precision-benefit.keys-dir")
                .hasMessageContaining("sealing.json of the keys folder (" + swapped + ") opens none of the")
                .hasMessageContaining("Put back the sealing.json that was used with this database");
    }

    @Test
    void hashing_keys_of_another_database_are_refused() throws IOException {
        Path swapped = copy(right);
        Files.copy(
                made().resolve("hashing.json"), swapped.resolve("hashing.json"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(register(swapped)::check)
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("is not the one that this database was used with");
    }

    private KeyRegister register(Path keys) {
        return new KeyRegister(database, new FolderSeal(new KeysFolder(keys)), keys);
    }

    private Path made() throws IOException {
        Path other = temporary.resolve("other");
        new KeysFolder(other).makeWhereNone();
        return other;
    }

    private Path copy(Path folder) throws IOException {
        Path copy = Files.createDirectory(temporary.resolve("copy"));
        for (String name : new String[] {"sealing.json", "hashing.json", "database.properties"}) {
            Files.copy(folder.resolve(name), copy.resolve(name));
        }
        return copy;
    }
}
