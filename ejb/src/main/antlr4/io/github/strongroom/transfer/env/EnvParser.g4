parser grammar EnvParser;

options { tokenVocab = EnvLexer; }

// One statement of a .env file: an assignment, a comment, or an empty line. Where one ends, the next begins.
statement : assignment? COMMENT? ( END | EOF ) ;

assignment : EXPORT? NAME EQUALS value? ;

value : DOUBLE | SINGLE | BACKTICK | BARE ;
