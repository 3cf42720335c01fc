lexer grammar EnvLexer;

// A .env file, one statement at a time: a name up to the '=' here, what follows in the modes below.

BLANKS   : [ \t]+ -> skip ;
COMMENT  : '#' ~[\r\n]* ;
EXPORT   : 'export' [ \t]+ ;
NAME     : [A-Za-z_] [A-Za-z0-9_.-]* ;
EQUALS   : [ \t]* '=' -> mode(VALUE) ;
END      : '\r'? '\n' | '\r' ;
STRAY    : . ;

mode VALUE;

// nothing but blanks, or a comment after blanks: no value
NOTHING        : [ \t]+ -> skip ;
NO_VALUE_NOTE  : [ \t]+ '#' ~[\r\n]* -> type(COMMENT) ;

DOUBLE   : [ \t]* '"' ( '\\' . | ~["\\] )* '"' -> mode(BEHIND) ;
SINGLE   : [ \t]* '\'' ~[']* '\'' -> mode(BEHIND) ;
BACKTICK : [ \t]* '`' ~[`]* '`' -> mode(BEHIND) ;

// a quote that is closed nowhere; the closed ones above are longer
UNCLOSED : [ \t]* ["'`] ;

// keys and certificates without quotes, over several lines
BARE_PEM : [ \t]* '-----BEGIN ' [A-Z0-9 ]+ '-----' [A-Za-z0-9+/=:,. \t\r\n]* '-----END ' [A-Z0-9 ]+ '-----' ;

// up to the end of the line, or to a '#' with a blank before it
BARE     : [ \t]* ~[ \t\r\n"'`] ( ~[ \t\r\n] | [ \t]+ ~[# \t\r\n] )* -> mode(BEHIND) ;

VALUE_END : ( '\r'? '\n' | '\r' ) -> type(END) ;

mode BEHIND;

BEHIND_COMMENT : [ \t]+ '#' ~[\r\n]* -> type(COMMENT) ;
BEHIND_BLANKS  : [ \t]+ -> skip ;
BEHIND_END     : ( '\r'? '\n' | '\r' ) -> type(END) ;
BEHIND_STRAY   : . -> type(STRAY) ;
