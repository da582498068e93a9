package io.lexicall.scan;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/**
 * Log lines as public programs write them, every one with a time, full of numbers that are no
 * cards.
 */
final class LogLines {

  static final Map<String, Function<Random, String>> FORMATS = new LinkedHashMap<>();

  static {
    FORMATS.put(
        "Apache common",
        r ->
            ip(r)
                + " - - ["
                + apacheTime(r)
                + "] \"GET /calls/"
                + r.nextInt(100_000_000)
                + "?page="
                + r.nextInt(50)
                + " HTTP/1.1\" 200 "
                + r.nextInt(1_000_000));
    FORMATS.put(
        "Apache combined with microseconds",
        r ->
            ip(r)
                + " - jane ["
                + apacheTime(r)
                + "] \"POST /api/v1/orders HTTP/2.0\" 201 "
                + r.nextInt(100_000)
                + " \"https://shop.example/cart?id="
                + r.nextInt(1_000_000_000)
                + "\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
                + " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36\" "
                + r.nextInt(10_000_000));
    FORMATS.put(
        "nginx with times",
        r ->
            ip(r)
                + " - - ["
                + apacheTime(r)
                + "] \"GET /v2/agents/"
                + new UUID(r.nextLong(), r.nextLong())
                + " HTTP/1.1\" 200 "
                + r.nextInt(100_000)
                + " \"-\" \"curl/8.5.0\" "
                + decimal(r)
                + " "
                + decimal(r)
                + " msec="
                + seconds(r)
                + "."
                + three(r));
    FORMATS.put(
        "syslog RFC 3164",
        r ->
            "Nov "
                + day(r)
                + " "
                + clock(r)
                + " dialer-"
                + r.nextInt(40)
                + " sshd["
                + r.nextInt(4_000_000)
                + "]: Accepted publickey for ops from "
                + ip(r)
                + " port "
                + r.nextInt(65_536)
                + " ssh2: RSA SHA256:"
                + hex(r, 43));
    FORMATS.put(
        "syslog RFC 5424",
        r ->
            "<165>1 "
                + iso(r, 6)
                + "Z host"
                + r.nextInt(99)
                + " app "
                + r.nextInt(99_999)
                + " ID"
                + r.nextInt(99)
                + " [exampleSDID@32473 iut=\"3\" eventID=\""
                + r.nextInt(100_000)
                + "\"] uptime "
                + r.nextInt(100_000_000)
                + "."
                + three(r));
    FORMATS.put(
        "JSON with epoch milliseconds",
        r ->
            "{\"ts\":"
                + millis(r)
                + ",\"level\":30,\"pid\":"
                + r.nextInt(99_999)
                + ",\"callId\":\""
                + new UUID(r.nextLong(), r.nextLong())
                + "\",\"durationMs\":"
                + r.nextInt(10_000_000)
                + ",\"score\":"
                + r.nextDouble()
                + ",\"msg\":\"call ended\"}");
    FORMATS.put(
        "JSON with epoch nanoseconds and traces",
        r ->
            "{\"timeUnixNano\":\""
                + millis(r)
                + six(r)
                + "\",\"traceId\":\""
                + hex(r, 32)
                + "\",\"spanId\":\""
                + hex(r, 16)
                + "\",\"parent_id\":\""
                + hex(r, 16)
                + "\",\"lat\":"
                + (r.nextDouble() * 180 - 90)
                + ",\"lon\":"
                + (r.nextDouble() * 360 - 180)
                + "}");
    FORMATS.put(
        "JSON with microseconds and hashes",
        r ->
            "{\"time_us\":"
                + millis(r)
                + three(r)
                + ",\"sha1\":\""
                + hex(r, 40)
                + "\",\"sha256\":\""
                + hex(r, 64)
                + "\",\"etag\":\""
                + hex(r, 32)
                + "\",\"bytes\":"
                + (r.nextLong() >>> 30)
                + "}");
    FORMATS.put(
        "Kubernetes",
        r ->
            "I1124 "
                + clock(r)
                + "."
                + six(r)
                + "   "
                + r.nextInt(99_999)
                + " controller.go:"
                + r.nextInt(999)
                + "] \"Reconciled\" pod=\"default/dialer-"
                + hex(r, 10)
                + "-"
                + hex(r, 5)
                + "\" uid="
                + new UUID(r.nextLong(), r.nextLong())
                + " resourceVersion="
                + r.nextInt(1_000_000_000)
                + " took="
                + decimal(r)
                + "s");
    FORMATS.put(
        "Java (Logback)",
        r ->
            date(r)
                + " "
                + clock(r)
                + "."
                + three(r)
                + "  INFO 1 --- [nio-8080-exec-"
                + r.nextInt(99)
                + "] i.l.d.CampaignService : order "
                + r.nextInt(1_000_000_000)
                + " of campaign "
                + r.nextInt(100_000)
                + " dialed "
                + phone(r)
                + " in "
                + r.nextInt(100_000)
                + " ms");
    FORMATS.put(
        "Java (log4j, comma)",
        r ->
            date(r)
                + " "
                + clock(r)
                + ","
                + three(r)
                + " WARN  [pool-"
                + r.nextInt(20)
                + "-thread-"
                + r.nextInt(99)
                + "] com.example.Shipping - parcel "
                + ups(r)
                + " delayed, reference "
                + r.nextInt(100_000_000)
                + ", was "
                + r.nextInt(999)
                + "."
                + r.nextInt(99)
                + " now "
                + r.nextInt(999)
                + "."
                + r.nextInt(99));
    FORMATS.put(
        "PostgreSQL",
        r ->
            date(r)
                + " "
                + clock(r)
                + "."
                + three(r)
                + " UTC ["
                + r.nextInt(4_000_000)
                + "] LOG:  duration: "
                + r.nextInt(10_000)
                + "."
                + three(r)
                + " ms  statement: SELECT * FROM calls WHERE id = "
                + r.nextInt(2_000_000_000)
                + " AND ts > "
                + millis(r));
    FORMATS.put(
        "HAProxy",
        r ->
            "haproxy["
                + r.nextInt(99_999)
                + "]: "
                + ip(r)
                + ":"
                + r.nextInt(65_536)
                + " ["
                + apacheTime(r)
                + "."
                + three(r)
                + "] http-in static/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 {1wt.eu}"
                + " \"GET /index.html HTTP/1.1\"");
    FORMATS.put(
        "load balancer",
        r ->
            "http "
                + iso(r, 6)
                + "Z app/lb/"
                + hex(r, 16)
                + " "
                + ip(r)
                + ":"
                + r.nextInt(65_536)
                + " "
                + ip(r)
                + ":80 "
                + decimal(r)
                + " "
                + decimal(r)
                + " "
                + decimal(r)
                + " 200 200 "
                + r.nextInt(9999)
                + " "
                + r.nextInt(99_999)
                + " \"Root=1-"
                + hex(r, 8)
                + "-"
                + hex(r, 24)
                + "\"");
    FORMATS.put(
        "epoch first",
        r ->
            millis(r)
                + " "
                + r.nextInt(99_999)
                + " TCP_MISS/200 "
                + r.nextInt(1_000_000)
                + " GET http://example.org/"
                + r.nextInt(1_000_000)
                + " - HIER_DIRECT/"
                + ip(r)
                + " text/html");
    FORMATS.put(
        "compact time",
        r ->
            "20261"
                + (100 + day(r))
                + clock(r).replace(":", "")
                + three(r)
                + " queue="
                + r.nextInt(99)
                + " agent="
                + r.nextInt(99_999)
                + " ani=+1"
                + r.nextInt(200, 999)
                + r.nextInt(200, 999)
                + (1000 + r.nextInt(9000))
                + " dnis=1800"
                + (1_000_000 + r.nextInt(9_000_000)));
    FORMATS.put(
        "dotted local time",
        r ->
            day(r)
                + ".11.2026 "
                + clock(r).replace(':', '.')
                + " Auftrag "
                + r.nextInt(100_000_000)
                + " IBAN "
                + iban(r)
                + " gebucht");
    FORMATS.put(
        "shipping",
        r ->
            iso(r, 3)
                + "Z order 112-"
                + (1_000_000 + r.nextInt(9_000_000))
                + "-"
                + (1_000_000 + r.nextInt(9_000_000))
                + " left, USPS 9400111"
                + digits(r, 15)
                + " or 9400 1118 9922 3197 "
                + four(r)
                + " "
                + r.nextInt(10)
                + r.nextInt(10)
                + ", FedEx "
                + (700_000_000_000L + Math.floorMod(r.nextLong(), 100_000_000_000L))
                + ", DHL "
                + digits(r, 10));
    FORMATS.put(
        "telephony",
        r ->
            iso(r, 3)
                + "Z Call-ID: "
                + hex(r, 32)
                + "@"
                + ip(r)
                + " CSeq: "
                + r.nextInt(99_999)
                + " INVITE From: <sip:+1"
                + r.nextInt(200, 999)
                + "555"
                + four(r)
                + "@example.net>;tag="
                + hex(r, 8)
                + " rtp "
                + r.nextInt(65_536)
                + " ssrc="
                + (r.nextLong() >>> 32));
    FORMATS.put(
        "network flows",
        r -> {
          long start = seconds(r);
          return "2 123456789010 eni-"
              + hex(r, 17)
              + " "
              + ip(r)
              + " "
              + ip(r)
              + " "
              + r.nextInt(65_536)
              + " 443 6 "
              + count(r, 4)
              + " "
              + count(r, 7)
              + " "
              + start
              + " "
              + (start + 60)
              + " ACCEPT OK";
        });
    FORMATS.put(
        "HDFS",
        r ->
            "2"
                + r.nextInt(2, 8)
                + two(1 + r.nextInt(12))
                + day(r)
                + " "
                + clock(r).replace(":", "")
                + " "
                + count(r, 4)
                + " INFO dfs.DataNode$PacketResponder: Received block blk_"
                + r.nextLong()
                + " of size "
                + count(r, 8));
    FORMATS.put(
        "IIS",
        r ->
            date(r)
                + " "
                + clock(r)
                + " "
                + ip(r)
                + " GET /default.htm - 443 - "
                + ip(r)
                + " Mozilla/5.0 - "
                + status(r)
                + " 0 "
                + r.nextInt(70)
                + " "
                + count(r, 6)
                + " "
                + count(r, 4)
                + " "
                + count(r, 4));
    FORMATS.put(
        "status, bytes and microseconds",
        r ->
            ip(r)
                + " - - ["
                + apacheTime(r)
                + "] \"GET / HTTP/1.1\" "
                + status(r)
                + " "
                + count(r, 6)
                + " "
                + count(r, 8));
  }

  private LogLines() {}

  /** A number of one to that many digits, as often of few as of many. */
  private static int count(Random r, int most) {
    return r.nextInt((int) Math.pow(10, 1 + r.nextInt(most)));
  }

  private static int status(Random r) {
    return new int[] {200, 301, 404, 500, 503}[r.nextInt(5)];
  }

  private static String ip(Random r) {
    return r.nextInt(1, 255)
        + "."
        + r.nextInt(256)
        + "."
        + r.nextInt(256)
        + "."
        + r.nextInt(1, 255);
  }

  private static int day(Random r) {
    return 10 + r.nextInt(20);
  }

  private static String clock(Random r) {
    return two(r.nextInt(24)) + ":" + two(r.nextInt(60)) + ":" + two(r.nextInt(60));
  }

  private static String two(int n) {
    return n < 10 ? "0" + n : Integer.toString(n);
  }

  private static String apacheTime(Random r) {
    return day(r) + "/Nov/2026:" + clock(r) + " +0000";
  }

  private static String date(Random r) {
    return "2026-" + two(1 + r.nextInt(12)) + "-" + day(r);
  }

  private static String iso(Random r, int fraction) {
    return date(r) + "T" + clock(r) + "." + digits(r, fraction);
  }

  private static long seconds(Random r) {
    return 1_700_000_000L + r.nextInt(200_000_000);
  }

  private static long millis(Random r) {
    return seconds(r) * 1000 + r.nextInt(1000);
  }

  private static String three(Random r) {
    return digits(r, 3);
  }

  private static String four(Random r) {
    return digits(r, 4);
  }

  private static String six(Random r) {
    return digits(r, 6);
  }

  static String digits(Random r, int n) {
    StringBuilder text = new StringBuilder(n);
    for (int i = 0; i < n; i++) {
      text.append((char) ('0' + r.nextInt(10)));
    }
    return text.toString();
  }

  private static String decimal(Random r) {
    return r.nextInt(3) + "." + three(r);
  }

  private static String hex(Random r, int n) {
    StringBuilder text = new StringBuilder(n);
    for (int i = 0; i < n; i++) {
      text.append(Character.forDigit(r.nextInt(16), 16));
    }
    return text.toString();
  }

  private static String phone(Random r) {
    String area = Integer.toString(r.nextInt(200, 999));
    return switch (r.nextInt(5)) {
      case 0 -> "+1" + area + "555" + four(r);
      case 1 -> "+1 " + area + " 555 " + four(r);
      case 2 -> "(" + area + ") 555-" + four(r);
      case 3 -> area + "-555-" + four(r);
      default -> "+44 20 79" + two(r.nextInt(60)) + " " + four(r);
    };
  }

  private static String ups(Random r) {
    return "1Z" + (r.nextBoolean() ? digits(r, 16) : "999AA1" + digits(r, 10));
  }

  private static String iban(Random r) {
    String account = digits(r, 18);
    int check = 98 - new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValueExact();
    String iban = "DE" + two(check) + account;
    return r.nextBoolean() ? iban : String.join(" ", iban.split("(?<=\\G.{4})"));
  }
}
