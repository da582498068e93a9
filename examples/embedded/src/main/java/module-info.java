module com.example.dialer {
  requires io.lexicall;
}
