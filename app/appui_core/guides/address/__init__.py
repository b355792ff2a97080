"""What a pasted address is (platform, post, account, message...), read from its text alone: nothing is asked."""
