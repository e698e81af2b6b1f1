"""What managers and operators of a hall design and watch; each tool is a window of its own."""
