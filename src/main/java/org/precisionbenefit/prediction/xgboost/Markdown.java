package org.precisionbenefit.prediction.xgboost;

import java.util.List;

/** The text of a page for people as it grows. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown(String title) {
        text.append("# ").append(title).append('\n');
    }

    Markdown heading(String words) {
        text.append("\n## ").append(words).append('\n');
        return this;
    }

    Markdown paragraph(String words) {
        text.append('\n').append(words).append('\n');
        return this;
    }

    Markdown list(List<String> items) {
        text.append('\n');
        items.forEach(item -> text.append("- ").append(item).append('\n'));
        return this;
    }

    Markdown table(List<String> head, List<List<String>> rows) {
        text.append('\n');
        row(head);
        text.append('|').append("---|".repeat(head.size())).append('\n');
        rows.forEach(this::row);
        return this;
    }

    private void row(List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(cell.replace("|", "\\|")).append(" |"));
        text.append('\n');
    }

    Markdown plot(String file, String words) {
        text.append("\n![").append(words).append("](").append(file).append(")\n");
        return this;
    }

    String text() {
        return text.toString();
    }
}
