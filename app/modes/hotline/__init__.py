"""Before it sits a call-taker with a headset who types while listening.

They want to write down what is said without looking for fields, see what is known of the caller before asking, give the
caller a number at the end, and never lose a word.
"""
