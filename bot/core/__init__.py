"""What is true: values in, values out. The standard library only; no clock, no network, no SQL."""
