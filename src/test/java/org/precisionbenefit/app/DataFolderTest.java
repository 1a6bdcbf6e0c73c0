package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void second_owner_is_turned_away_until_the_first_lets_go() throws IOException {
        try (DataFolder first = new DataFolder(folder);
                DataFolder second = new DataFolder(folder)) {
            assertThat(first.own()).isTrue();
            assertThat(first.own()).isTrue();
            assertThat(second.own()).isFalse();
            first.close();
            assertThat(second.own()).isTrue();
            assertThat(first.own()).isFalse();
        }
    }

    @Test
    void owner_in_another_process_keeps_the_folder_until_it_is_killed() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .start();
        try (DataFolder mine = new DataFolder(folder)) {
            assertThat((char) other.getInputStream().read()).isEqualTo('y');
            assertThat(mine.own()).isFalse();
            assertThat(mine.owner()).contains("http://127.0.0.1:1");
            other.destroyForcibly();
            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(mine.own()).isTrue();
            assertThat(mine.owner())
                    .as("where the killed owner was reached is forgotten")
                    .isEmpty();
        } finally {
            other.destroyForcibly();
        }
    }

    /** Owns a folder, says so and waits. */
    static final class Holder {
        private Holder() {}

        public static void main(String... arguments) throws Exception {
            DataFolder folder = new DataFolder(Path.of(arguments[0]));
            boolean own = folder.own();
            folder.announce("http://127.0.0.1:1");
            System.out.print(own ? 'y' : 'n');
            System.out.flush();
            System.in.read();
        }
    }

    @Test
    void address_is_read_by_whoever_comes_and_written_for_its_user_alone() throws IOException {
        try (DataFolder owner = new DataFolder(folder);
                DataFolder visitor = new DataFolder(folder)) {
            assertThat(owner.own()).isTrue();
            assertThat(visitor.owner()).isEmpty();
            owner.announce("http://127.0.0.1:8080");
            owner.announce("http://127.0.0.1:8081");
            assertThat(visitor.owner()).contains("http://127.0.0.1:8081");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("server.address"))))
                    .isEqualTo("rw-------");
        }
        assertThat(folder.resolve("server.address")).doesNotExist();
    }

    @Test
    void visitor_that_leaves_takes_nothing_away() throws IOException {
        try (DataFolder owner = new DataFolder(folder)) {
            assertThat(owner.own()).isTrue();
            owner.announce("http://127.0.0.1:8080");
            DataFolder visitor = new DataFolder(folder);
            assertThat(visitor.own()).isFalse();
            visitor.close();
            assertThat(owner.owner()).contains("http://127.0.0.1:8080");
        }
    }
}
