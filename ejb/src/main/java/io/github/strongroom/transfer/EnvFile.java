package io.github.strongroom.transfer;

import io.github.strongroom.transfer.env.EnvLexer;
import io.github.strongroom.transfer.env.EnvParser;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.UnbufferedTokenStream;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads a {@code .env} file by the grammar in {@code EnvLexer.g4}, a statement at a time: after a statement that is wrong it
 * goes on with the next line. Nothing is expanded: {@code $NAME} stays as it is written.
 */
final class EnvFile {

    private static final String PEM_ADVICE = "a key or certificate of several lines needs quotes around it";
    private final CharStream text;
    private final Parsed parsed = new Parsed();
    private int line = 1;

    private EnvFile(String text) {
        this.text = CharStreams.fromString(text);
    }

    static Parsed parse(String text) {
        EnvFile file = new EnvFile(text);
        while (file.text.LA(1) != CharStream.EOF) {
            file.statement();
        }
        return file.parsed;
    }

    private void statement() {
        int start = text.index();
        Statement statement = new Statement(text);
        try {
            EnvParser.StatementContext found = statement.parser.statement();
            keep(found.assignment());
            goTo(start, found.getStop().getStopIndex() + 1);
        } catch (ParseCancellationException e) {
            Token wrong = statement.parser.getCurrentToken();
            parsed.wrong(line, advice(wrong));
            goTo(start, wrong.getType() == EnvLexer.BARE_PEM ? wrong.getStopIndex() + 1 : start);
            skipLine();
        }
    }

    private void keep(EnvParser.AssignmentContext assignment) {
        if (assignment != null) {
            Token value = assignment.value() == null ? null : assignment.value().getStart();
            int end = line + (value == null ? 0 : lineEnds(value.getStartIndex(), value.getStopIndex() + 1));
            parsed.add(assignment.NAME().getText(), end, value == null ? "" : unquoted(value));
        }
    }

    private static String unquoted(Token value) {
        String written = value.getText().stripLeading();
        if (value.getType() == EnvLexer.BARE) {
            return written;
        }
        String inside = written.substring(1, written.length() - 1).replace("\r\n", "\n");
        return value.getType() == EnvLexer.DOUBLE ? unescaped(inside) : inside;
    }

    /** What double quotes know: {@code \n \r \t \" \\ \$ \`}; a backslash before anything else is one. */
    private static String unescaped(String inside) {
        StringBuilder text = new StringBuilder(inside.length());
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char next = inside.charAt(++i);
            switch (next) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case '"', '\\', '$', '`' -> text.append(next);
                default -> text.append('\\').append(next);
            }
        }
        return text.toString();
    }

    private static String advice(Token wrong) {
        return switch (wrong.getType()) {
            case EnvLexer.UNCLOSED -> "a quote is opened and not closed";
            case EnvLexer.BARE_PEM -> PEM_ADVICE;
            case EnvLexer.STRAY -> "write NAME=value, and nothing but a comment behind a closing quote";
            default -> "write NAME=value";
        };
    }

    private void goTo(int start, int end) {
        line += lineEnds(start, end);
        text.seek(end);
    }

    private void skipLine() {
        int c = text.LA(1);
        while (c != CharStream.EOF && c != '\n' && c != '\r') {
            text.consume();
            c = text.LA(1);
        }
        if (c == '\r' && text.LA(2) == '\n') {
            text.consume();
        }
        if (c != CharStream.EOF) {
            text.consume();
            line++;
        }
    }

    /** How many lines end in this part of the text. */
    private int lineEnds(int start, int end) {
        int ends = 0;
        text.seek(start);
        for (int i = start; i < end; i++) {
            int c = text.LA(1);
            if (c == '\n' || (c == '\r' && text.LA(2) != '\n')) {
                ends++;
            }
            text.consume();
        }
        return ends;
    }

    /** The parser of one statement, from where the text stands. It tells nobody but its caller what is wrong. */
    private static final class Statement {

        private final EnvParser parser;

        Statement(CharStream text) {
            EnvLexer lexer = new EnvLexer(text);
            lexer.removeErrorListeners();
            parser = new EnvParser(new UnbufferedTokenStream<>(lexer));
            parser.removeErrorListeners();
            parser.setErrorHandler(new BailErrorStrategy());
        }
    }
}
