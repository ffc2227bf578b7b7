# Varnish in front of Sourceline.
vcl 4.1;

backend default {
    .host = "127.0.0.1";
    .port = "3000";
    .connect_timeout = 2s;
    .first_byte_timeout = 30s;
}

sub vcl_backend_response {
    if (beresp.status == 200 && beresp.http.ETag && beresp.http.Cache-Control !~ "(?i)private|no-store") {
        # Sourceline tells browsers to ask each time. Varnish asks once a second, for all of them. A reader gets the old page at
        # once while Varnish asks for the new one, and for a day if Sourceline does not answer.
        set beresp.ttl = 1s;
        set beresp.grace = 1d;
        set beresp.keep = 1d;
        # The built-in rules would not keep what browsers are to ask for each time.
        return (deliver);
    }
}
